PRAGMA application_id = 1332626023;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE analyses (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	row_sha256 TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	revision_id TEXT NOT NULL, 
	detector INTEGER NOT NULL, 
	reviewed_at TEXT, 
	found BLOB NOT NULL, 
	UNIQUE (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id), 
	UNIQUE (revision_id), 
	FOREIGN KEY(revision_id) REFERENCES revisions (id)
);
CREATE TABLE annotation_tags (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	annotation_id TEXT NOT NULL, 
	tag_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	FOREIGN KEY(annotation_id) REFERENCES annotations (id), 
	FOREIGN KEY(tag_id) REFERENCES tags (id)
);
INSERT INTO "annotation_tags" VALUES(1,'annotation-article-00000-00000','unnamed-source',0);
INSERT INTO "annotation_tags" VALUES(2,'annotation-article-00000-00000','second-hand',1);
INSERT INTO "annotation_tags" VALUES(3,'annotation-article-00000-00001','second-hand',0);
INSERT INTO "annotation_tags" VALUES(4,'annotation-article-00000-00001','institution',1);
INSERT INTO "annotation_tags" VALUES(5,'annotation-article-00001-00000','unnamed-source',0);
INSERT INTO "annotation_tags" VALUES(6,'annotation-article-00001-00000','second-hand',1);
INSERT INTO "annotation_tags" VALUES(7,'annotation-article-00001-00001','second-hand',0);
INSERT INTO "annotation_tags" VALUES(8,'annotation-article-00001-00001','institution',1);
INSERT INTO "annotation_tags" VALUES(9,'annotation-article-00002-00000','unnamed-source',0);
INSERT INTO "annotation_tags" VALUES(10,'annotation-article-00002-00000','second-hand',1);
INSERT INTO "annotation_tags" VALUES(11,'annotation-article-00002-00001','second-hand',0);
INSERT INTO "annotation_tags" VALUES(12,'annotation-article-00002-00001','institution',1);
CREATE TABLE annotations (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	row_sha256 TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	revision_id TEXT NOT NULL, 
	part TEXT NOT NULL, 
	start_offset INTEGER NOT NULL, 
	end_offset INTEGER NOT NULL, 
	exact TEXT NOT NULL, 
	prefix TEXT NOT NULL, 
	suffix TEXT NOT NULL, 
	note TEXT NOT NULL, 
	status TEXT NOT NULL, 
	creator TEXT NOT NULL, 
	grade INTEGER, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	answers TEXT, 
	CONSTRAINT annotations_part CHECK (part IN ('headline', 'body')), 
	CONSTRAINT annotations_offsets CHECK (start_offset >= 0 AND end_offset >= start_offset), 
	CONSTRAINT annotations_status CHECK (status IN ('exact', 'moved', 'changed', 'orphaned')), 
	CONSTRAINT annotations_grade CHECK (grade BETWEEN 0 AND 4), 
	UNIQUE (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id), 
	FOREIGN KEY(revision_id) REFERENCES revisions (id)
);
INSERT INTO "annotations" VALUES(1,'annotation-article-00000-00000','1591912af4534aa1f664d7f11c6a99e5de6b5afadd8b41d0dd4ff79afd29e266','article-00000','revision-00000','body',0,14,'In report 0.0 ','','an official of the 0th district,','Who is it?','exact','Ada',2,'2026-11-22T16:00:00Z','2026-11-22T16:00:00Z',NULL);
INSERT INTO "annotations" VALUES(2,'annotation-article-00000-00001','a01cde46d0da970a45a014f66354c2d51e380d6a4ea4575325d0632a5d6c898a','article-00000','revision-00000','body',10,24,'0.0 an officia','In report ','l of the 0th district, who asked','Who is it?','exact','Ada',2,'2026-11-22T16:00:00Z','2026-11-22T16:00:00Z',NULL);
INSERT INTO "annotations" VALUES(3,'annotation-article-00001-00000','06f161a32e6e75a4b5803ca8180a9fb4c783d32fbdfc7e9e7448359975d050e8','article-00001','revision-00001','body',0,14,'In report 1.0 ','','an official of the 0th district,','Who is it?','exact','Ada',2,'2026-11-22T16:00:00Z','2026-11-22T16:00:00Z',NULL);
INSERT INTO "annotations" VALUES(4,'annotation-article-00001-00001','9daea8eac864d2c5b18a1e6a0c042859fcb52599c064fc8816028afcb5d2d758','article-00001','revision-00001','body',10,24,'1.0 an officia','In report ','l of the 0th district, who asked','Who is it?','exact','Ada',2,'2026-11-22T16:00:00Z','2026-11-22T16:00:00Z',NULL);
INSERT INTO "annotations" VALUES(5,'annotation-article-00002-00000','a0de09757c22c62003c9173d37d9abb3e7f7a5499c2d568b1648504b93385ad1','article-00002','revision-00002','body',0,14,'In report 2.0 ','','an official of the 0th district,','Who is it?','exact','Ada',2,'2026-11-22T16:00:00Z','2026-11-22T16:00:00Z',NULL);
INSERT INTO "annotations" VALUES(6,'annotation-article-00002-00001','89c463e3603282de8f392bcb0e643466832977d0bcb9082431c130f3c905c346','article-00002','revision-00002','body',10,24,'2.0 an officia','In report ','l of the 0th district, who asked','Who is it?','exact','Ada',2,'2026-11-22T16:00:00Z','2026-11-22T16:00:00Z',NULL);
CREATE TABLE articles (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	row_sha256 TEXT NOT NULL, 
	title TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	byline TEXT NOT NULL, 
	section TEXT NOT NULL, 
	published_written TEXT, 
	published_iso TEXT, 
	published_ambiguous INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	language TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	sample INTEGER NOT NULL, 
	read INTEGER NOT NULL, 
	starred INTEGER NOT NULL, 
	added_at TEXT NOT NULL, 
	revision_id TEXT NOT NULL, 
	excerpt TEXT NOT NULL, 
	text_length INTEGER NOT NULL, 
	folded TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	url_key TEXT, 
	modified_written TEXT, 
	modified_iso TEXT, 
	paywalled INTEGER, 
	unnamed_sources_policy TEXT, 
	feed_id TEXT, 
	story_id TEXT, 
	CONSTRAINT articles_published_ambiguous CHECK (published_ambiguous IN (0, 1)), 
	CONSTRAINT articles_sample CHECK (sample IN (0, 1)), 
	CONSTRAINT articles_read CHECK (read IN (0, 1)), 
	CONSTRAINT articles_starred CHECK (starred IN (0, 1)), 
	CONSTRAINT articles_paywalled CHECK (paywalled IN (0, 1)), 
	UNIQUE (id), 
	FOREIGN KEY(revision_id) REFERENCES revisions (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(feed_id) REFERENCES feeds (id)
);
INSERT INTO "articles" VALUES(1,'article-00000','bd26df092949d0ce06fc8afa5b57eefb6af32de0d4aa5ee7e199bf34b61d572b','Bridge report 0','Harbour Post','["Ada Quill"]','Local',NULL,NULL,0,'https://news.example/0','en','report-0.txt',0,0,0,'2026-11-22T16:00:00Z','revision-00000','In report 0.0 an official of the 0th district, who asked not to be named, said that bridge 0 would stay shut. 🌉 Çok geç. In report 0.1 an official of the 1th district, who asked not to be named, said that bridge 1 would stay shut. 🌉 Çok geç',483,'bridge report 0
harbour post
ada quill
local','2026-11-22T16:00:00','news.example/0',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "articles" VALUES(2,'article-00001','c607299dac238e2e443532396126da4bb63c133c23fc31ff2c3b7079651f18d5','Bridge report 1','Gull Bay Courier','["Ada Quill"]','Local',NULL,NULL,0,'https://news.example/1','en','report-1.txt',0,0,0,'2026-11-22T17:00:00Z','revision-00001','In report 1.0 an official of the 0th district, who asked not to be named, said that bridge 7 would stay shut. 🌉 Çok geç. In report 1.1 an official of the 1th district, who asked not to be named, said that bridge 8 would stay shut. 🌉 Çok geç',484,'bridge report 1
gull bay courier
ada quill
local','2026-11-22T17:00:00','news.example/1',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "articles" VALUES(3,'article-00002','6b664a862c89e498fc70b0b0ed9fa9ae6cd76ccd9c32aaee9c695d78e22cfe41','Bridge report 2','Harbour Post','["Ada Quill"]','Local',NULL,NULL,0,'https://news.example/2','en','report-2.txt',0,0,0,'2026-11-22T18:00:00Z','revision-00002','In report 2.0 an official of the 0th district, who asked not to be named, said that bridge 14 would stay shut. 🌉 Çok geç. In report 2.1 an official of the 1th district, who asked not to be named, said that bridge 15 would stay shut. 🌉 Çok g',487,'bridge report 2
harbour post
ada quill
local','2026-11-22T18:00:00','news.example/2',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE feed_entries (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	row_sha256 TEXT NOT NULL, 
	feed_id TEXT NOT NULL, 
	entry_key TEXT NOT NULL, 
	article_id TEXT, 
	details TEXT NOT NULL, 
	UNIQUE (id), 
	FOREIGN KEY(feed_id) REFERENCES feeds (id)
);
CREATE TABLE feeds (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	row_sha256 TEXT NOT NULL, 
	url TEXT NOT NULL, 
	title TEXT NOT NULL, 
	folder TEXT NOT NULL, 
	added_at TEXT NOT NULL, 
	details TEXT NOT NULL, 
	UNIQUE (id), 
	UNIQUE (url)
);
CREATE TABLE ledgers (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	row_sha256 TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	edits TEXT NOT NULL, 
	UNIQUE (id), 
	UNIQUE (article_id), 
	FOREIGN KEY(article_id) REFERENCES articles (id)
);
CREATE TABLE pictures (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	row_sha256 TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	address TEXT NOT NULL, 
	problem TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	content BLOB, 
	UNIQUE (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id)
);
CREATE TABLE rejections (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	row_sha256 TEXT NOT NULL, 
	words TEXT NOT NULL, 
	tag_id TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	UNIQUE (id)
);
CREATE TABLE revisions (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	row_sha256 TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	headline TEXT NOT NULL, 
	normalisation INTEGER NOT NULL, 
	text_sha256 TEXT NOT NULL, 
	retrieved_at TEXT NOT NULL, 
	raw_type TEXT NOT NULL, 
	incomplete TEXT NOT NULL, 
	blocks BLOB NOT NULL, 
	text TEXT NOT NULL, 
	url TEXT, 
	etag TEXT, 
	last_modified TEXT, 
	signature BLOB, 
	byline TEXT, 
	body_chosen INTEGER, 
	raw BLOB, 
	CONSTRAINT revisions_body_chosen CHECK (body_chosen IN (0, 1)), 
	UNIQUE (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id)
);
INSERT INTO "revisions" VALUES(1,'revision-00000','fc21bdb86bd9a8e258f535fdcc74c77663d25bd25ae3b84f62c247fdc7d8308a','article-00000','Bridge report 0',1,'c5c8ef7b1d4d52b40b06233a757c0c5cd86aa91c915795c196f5779eb45c31ae','2026-11-22T16:00:00Z','text/plain','',X'789CB5CECB09C2401485E1560E771D421EBB74600DE2E2EA4C3243E24C98B9218AB816C11E5C5A481AB2045340161A7077E0F0C3B7BD506B9DA28A7A0EDC04EE0D25140617A9DA5E48F449E66FE31074EF83204B33B083AF6B7BB0DCCD036234323150364AB00749301A0F8EAD56705E201E7B0DC747AD1244B66A2E58B00F56357389D10F9D42143E239A4152BC9F8F3BA69B6FD1E8E995D275774D7E66E64BCC7C3533FF13B3586216AB99C59F98E512B35CCD2CBF62EE3EA3B5ECBB','In report 0.0 an official of the 0th district, who asked not to be named, said that bridge 0 would stay shut. 🌉 Çok geç.
In report 0.1 an official of the 1th district, who asked not to be named, said that bridge 1 would stay shut. 🌉 Çok geç.
In report 0.2 an official of the 2th district, who asked not to be named, said that bridge 2 would stay shut. 🌉 Çok geç.
In report 0.3 an official of the 3th district, who asked not to be named, said that bridge 3 would stay shut. 🌉 Çok geç.',NULL,NULL,NULL,NULL,NULL,NULL,X'789C2B4A2C5748AA2C492D56C84F5330281AE58DF2F0F20079D4C171');
INSERT INTO "revisions" VALUES(2,'revision-00001','69519bdbe7e87b15d6c232700f496485339189de1aca6eb0321e4b5ea7184d4c','article-00001','Bridge report 1',1,'d9d3c747a32a50b69bd577e6243fbb5e5dc4f2e3f2fb93563f155788acdb4d7a','2026-11-22T17:00:00Z','text/plain','',X'789CB5CE4B0AC2301485E1AD1C322EA5B1031F3B700DC5C1B5894D684D4A728B4AE95804F7E0D085B821976017D081169C1DF839F015BDA8AD5362235A0A54056A8D4844E85C149BA217ACCF3CB6AD43D0AD0F0C996620077F38D8D252330EB0D1C8D840D9C8C1969CE0643C28D65AC179067BEC351C1DB54A10C9AAF1418C7DB0AAD258E2E4BB4621325D104DC729DE8FFB0DAFABAF51E9D73315C36E487E66CA29A69CCD5CFD89B998622E6633D77F62E653CC7C3653665F39771FAC5BED02','In report 1.0 an official of the 0th district, who asked not to be named, said that bridge 7 would stay shut. 🌉 Çok geç.
In report 1.1 an official of the 1th district, who asked not to be named, said that bridge 8 would stay shut. 🌉 Çok geç.
In report 1.2 an official of the 2th district, who asked not to be named, said that bridge 9 would stay shut. 🌉 Çok geç.
In report 1.3 an official of the 3th district, who asked not to be named, said that bridge 10 would stay shut. 🌉 Çok geç.',NULL,NULL,NULL,NULL,NULL,NULL,X'789C2B4A2C5748AA2C492D56C84F53302C1AE58DF2F0F200A4A4C199');
INSERT INTO "revisions" VALUES(3,'revision-00002','4d3c924a1e1f268d901ad3a16f2b8304eb72524c1436ab29d1e46b7312b46d46','article-00002','Bridge report 2',1,'42edffd087aad32055a59517e6945295fc39508112438455bd9db8e92280bc7b','2026-11-22T18:00:00Z','text/plain','',X'789CB5CE4D0A824018C6F1AB3CCC5A24B50FE8069D215CBC3A9333583332F38A85B88EA03BB4EC205DA823E4015C94D0EE813F0FFCF6BDA88D95622B1AF254796AB488846F6D10DB7D2F589D796C3B0BAF1AE71969BC0059B8C3C194868EE3006B85056B4813D89B922374DA8142AD24AC63B043A160E9A4648440468E0F6214DEC84A2159A273ED5122305D1074CB31DE8FFB0DAFABAB51A9D73316433E443F3B93296732DFB9FA93339D72A6F39DEB3F39B3296736DFB9F9CA997F00B29CED97','In report 2.0 an official of the 0th district, who asked not to be named, said that bridge 14 would stay shut. 🌉 Çok geç.
In report 2.1 an official of the 1th district, who asked not to be named, said that bridge 15 would stay shut. 🌉 Çok geç.
In report 2.2 an official of the 2th district, who asked not to be named, said that bridge 16 would stay shut. 🌉 Çok geç.
In report 2.3 an official of the 3th district, who asked not to be named, said that bridge 17 would stay shut. 🌉 Çok geç.',NULL,NULL,NULL,NULL,NULL,NULL,X'789C2B4A2C5748AA2C492D56C84F53302A1AE58DF2F0F200CF74C1C1');
CREATE TABLE settings (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	row_sha256 TEXT NOT NULL, 
	value TEXT NOT NULL, 
	UNIQUE (id)
);
INSERT INTO "settings" VALUES(1,'schema_sha256','589f5ad58cc8187a470cb9ad75b179cdf6b6b73fc15fcbeae4bfd655bd51de60','255fdd192e1db996e5d31baf87f79c9441060aa91171bad02f07e9b3c4a9f52f');
CREATE TABLE suggestions (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	row_sha256 TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	revision_id TEXT NOT NULL, 
	part TEXT NOT NULL, 
	start_offset INTEGER NOT NULL, 
	end_offset INTEGER NOT NULL, 
	exact TEXT NOT NULL, 
	prefix TEXT NOT NULL, 
	suffix TEXT NOT NULL, 
	tag_id TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	details TEXT NOT NULL, 
	state TEXT NOT NULL, 
	annotation_id TEXT, 
	decided_at TEXT, 
	created_at TEXT NOT NULL, 
	CONSTRAINT suggestions_part CHECK (part IN ('headline', 'body')), 
	CONSTRAINT suggestions_offsets CHECK (start_offset >= 0 AND end_offset >= start_offset), 
	CONSTRAINT suggestions_state CHECK (state IN ('open', 'accepted', 'rejected')), 
	UNIQUE (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id), 
	FOREIGN KEY(revision_id) REFERENCES revisions (id)
);
CREATE TABLE tags (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	row_sha256 TEXT NOT NULL, 
	name TEXT NOT NULL, 
	definition TEXT NOT NULL, 
	parent_id TEXT, 
	slot INTEGER NOT NULL, 
	letter TEXT NOT NULL, 
	shortcut INTEGER, 
	position INTEGER NOT NULL, 
	archived INTEGER NOT NULL, 
	checklist TEXT NOT NULL, 
	CONSTRAINT tags_slot CHECK (slot BETWEEN 1 AND 9), 
	CONSTRAINT tags_shortcut CHECK (shortcut BETWEEN 0 AND 9), 
	CONSTRAINT tags_archived CHECK (archived IN (0, 1)), 
	UNIQUE (id), 
	FOREIGN KEY(parent_id) REFERENCES tags (id)
);
INSERT INTO "tags" VALUES(1,'unnamed-source','6a40e68e8e2324fe66ec969cd75ff1e4a86c28444ec86f640aaca6b1bcc0b5b5','Unnamed source','Nobody is named.',NULL,1,'U',1,0,0,'[]');
INSERT INTO "tags" VALUES(2,'second-hand','e5ad9513092a33eab168fb0d99e934741c989b2ebdcc9008284a4641e0da0af1','Second-hand','',NULL,2,'S',2,1,0,'["Who said it first?"]');
INSERT INTO "tags" VALUES(3,'institution','631e1adf563124f7158bbdff43efe034412776e5b8a245f1e77e57f9f7647c33','Institution','',NULL,3,'I',NULL,2,0,'[]');
CREATE INDEX ix_articles_feed ON articles (feed_id);
CREATE INDEX ix_articles_url_key ON articles (url_key);
CREATE INDEX ix_articles_order ON articles (sort_key);
CREATE INDEX ix_articles_flags ON articles (read, starred);
CREATE INDEX ix_articles_story ON articles (story_id);
CREATE INDEX ix_articles_url ON articles (url);
CREATE INDEX ix_revisions_article ON revisions (article_id);
CREATE INDEX ix_revisions_text ON revisions (text_sha256);
CREATE INDEX ix_tags_parent ON tags (parent_id);
CREATE INDEX ix_rejections_words ON rejections (words, tag_id);
CREATE INDEX ix_annotations_article ON annotations (article_id);
CREATE INDEX ix_annotations_revision ON annotations (revision_id);
CREATE UNIQUE INDEX ix_feed_entries_key ON feed_entries (feed_id, entry_key);
CREATE INDEX ix_feed_entries_article ON feed_entries (article_id);
CREATE INDEX ix_analyses_article ON analyses (article_id);
CREATE INDEX ix_suggestions_state ON suggestions (state, article_id);
CREATE INDEX ix_suggestions_rule ON suggestions (rule, state);
CREATE INDEX ix_suggestions_article ON suggestions (article_id, revision_id);
CREATE UNIQUE INDEX ix_pictures_address ON pictures (article_id, address);
CREATE INDEX ix_annotation_tags_tag ON annotation_tags (tag_id, annotation_id);
CREATE UNIQUE INDEX ix_annotation_tags_pair ON annotation_tags (annotation_id, tag_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('settings',1);
INSERT INTO "sqlite_sequence" VALUES('tags',3);
INSERT INTO "sqlite_sequence" VALUES('articles',3);
INSERT INTO "sqlite_sequence" VALUES('revisions',3);
INSERT INTO "sqlite_sequence" VALUES('annotations',6);
INSERT INTO "sqlite_sequence" VALUES('annotation_tags',12);
COMMIT;
