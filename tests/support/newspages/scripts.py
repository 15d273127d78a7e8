"""Invented sentences in other languages and scripts."""

from __future__ import annotations

from tests.support.newspages.prose import Script

GERMAN = Script(
    "de",
    (
        "Der Hafenausschuss teilte am Montag mit, dass die Fähre für {n} Tage ausfällt.",
        "„Wir haben {n} Briefe geschrieben und keine Antwort bekommen“, sagte Bettina Krall.",
        "Nach Angaben der Reederei sind {k} Fahrgäste betroffen, darunter viele Schüler.",
        "Ein Sprecher wollte sich zu den {n} offenen Fragen am Dienstag nicht äußern.",
        "Die Reparatur soll {n} Millionen kosten, etwa doppelt so viel wie im Vorjahr.",
        "Aus dem Ministerium hieß es, man habe erst vor {n} Wochen davon erfahren.",
        "Kritiker werfen dem Ausschuss vor, {n} Gutachten zurückgehalten zu haben.",
        "An der Mole warteten am Abend noch {n} Menschen auf das letzte Boot des Tages.",
    ),
    "Fähre fällt aus: Ausschuss weist Kritik zurück",
)
FRENCH = Script(
    "fr",
    (
        "Le conseil du port a annoncé lundi que le bac serait arrêté pendant {n} jours.",
        "« Nous avons compté {n} pannes depuis le printemps », affirme Yvette Lanoy.",
        "Selon un document consulté par le journal, {k} passagers ont été remboursés.",
        "Une source proche du dossier évoque {n} courriers restés sans réponse.",
        "La facture atteindrait {n} millions, soit le double de la somme prévue au budget.",
        "Le ministère n’a pas souhaité commenter les {n} rapports remis en mars.",
        "Sur le quai, {n} personnes attendaient encore mardi soir sous la pluie.",
        "L’opposition réclame une enquête sur les {n} contrats signés l’an dernier.",
    ),
    "Le bac à l’arrêt, le conseil du port se défend",
)
SPANISH = Script(
    "es",
    (
        "La junta del puerto anunció el lunes que el transbordador parará {n} días.",
        "«Hemos contado {n} averías desde la primavera», dijo Lucía Paredes Alba.",
        "Según un documento al que tuvo acceso este diario, hay {k} viajeros afectados.",
        "Fuentes del ministerio hablan de {n} cartas que nadie contestó.",
        "El arreglo costará {n} millones, el doble de lo previsto en el presupuesto.",
        "El portavoz no quiso responder a las {n} preguntas que se le enviaron.",
        "En el muelle esperaban todavía {n} personas el martes por la noche.",
        "La oposición pide que se investiguen los {n} contratos del año pasado.",
    ),
    "El transbordador se detiene y la junta se defiende",
)
RUSSIAN = Script(
    "ru",
    (
        "Правление порта сообщило в понедельник, что паром остановят на {n} дней.",
        "«Мы написали {n} писем и не получили ни одного ответа», сказала Ада Квист.",
        "По данным перевозчика, изменения затронут {k} пассажиров, в том числе школьников.",
        "Представитель министерства отказался отвечать на {n} вопросов редакции.",
        "Ремонт обойдётся в {n} миллионов, вдвое дороже, чем было заложено в бюджет.",
        "Источник, знакомый с ситуацией, говорит о {n} неоплаченных счетах.",
        "На причале вечером всё ещё ждали {n} человек, хотя последний катер уже ушёл.",
        "Критики требуют проверить {n} договоров, подписанных в прошлом году.",
    ),
    "Паром остановят: правление порта отвечает на критику",
)
GREEK = Script(
    "el",
    (
        "Το συμβούλιο του λιμανιού ανακοίνωσε τη Δευτέρα ότι το πλοίο σταματά για {n} ημέρες.",
        "«Μετρήσαμε {n} βλάβες από την άνοιξη», είπε η Άντα Κουίστ στους δημοσιογράφους.",
        "Σύμφωνα με έγγραφο που είδε η εφημερίδα, επηρεάζονται {k} επιβάτες.",
        "Πηγές του υπουργείου μιλούν για {n} επιστολές που έμειναν αναπάντητες.",
        "Η επισκευή θα κοστίσει {n} εκατομμύρια, τα διπλά από όσα είχαν προβλεφθεί.",
        "Ο εκπρόσωπος δεν θέλησε να απαντήσει σε {n} ερωτήματα της σύνταξης.",
        "Στην προβλήτα περίμεναν ακόμη {n} άνθρωποι το βράδυ της Τρίτης.",
    ),
    "Σταματά το πλοίο, απαντά το συμβούλιο",
)
ARABIC = Script(
    "ar",
    (
        "أعلن مجلس الميناء يوم الاثنين أن العبارة ستتوقف لمدة {n} أيام.",
        "وقالت إيناس تالو إنها أرسلت {n} رسالة ولم تتلق أي رد من الشركة.",
        "وبحسب وثيقة اطلعت عليها الصحيفة فإن {k} راكب تأثروا بالقرار.",
        "وتحدث مصدر مطلع عن {n} فاتورة لم تدفع منذ الربيع الماضي.",
        "وستبلغ كلفة الإصلاح {n} مليون، أي ضعف ما رصد في الموازنة.",
        "ورفض المتحدث باسم الوزارة الإجابة عن {n} سؤال وجهت إليه.",
        "وكان {n} شخصا لا يزالون ينتظرون على الرصيف مساء الثلاثاء.",
    ),
    "مجلس الميناء يدافع عن قرار وقف العبارة",
    direction="rtl",
)
HEBREW = Script(
    "he",
    (
        "מועצת הנמל הודיעה ביום שני כי המעבורת תושבת למשך {n} ימים.",
        "״ספרנו {n} תקלות מאז האביב״, אמרה עדה קוויסט בישיבה הפתוחה.",
        "לפי מסמך שהגיע לידי העיתון, {k} נוסעים נפגעו מההחלטה.",
        "גורם המעורה בפרטים מדבר על {n} מכתבים שנותרו ללא מענה.",
        "התיקון יעלה {n} מיליון, פי שניים ממה שתוכנן בתקציב.",
        "דובר המשרד סירב להשיב על {n} שאלות שהופנו אליו.",
        "על הרציף המתינו עדיין {n} בני אדם ביום שלישי בערב.",
    ),
    "המעבורת תושבת, המועצה משיבה למבקרים",
    direction="rtl",
)
HINDI = Script(
    "hi",
    (
        "बंदरगाह समिति ने सोमवार को कहा कि नौका सेवा {n} दिनों तक बंद रहेगी।",
        "प्रिया नंदन ने बताया कि उन्होंने {n} पत्र लिखे, लेकिन कोई उत्तर नहीं मिला।",
        "अख़बार को मिले एक दस्तावेज़ के अनुसार {k} यात्री प्रभावित हुए हैं।",
        "मंत्रालय के एक सूत्र ने {n} बकाया बिलों का ज़िक्र किया।",
        "मरम्मत पर {n} करोड़ का ख़र्च आएगा, जो बजट से दोगुना है।",
        "प्रवक्ता ने {n} सवालों का जवाब देने से इनकार कर दिया।",
        "मंगलवार की शाम घाट पर {n} लोग अब भी इंतज़ार कर रहे थे।",
    ),
    "नौका सेवा बंद, समिति ने दी सफ़ाई",
)
CHINESE = Script(
    "zh-CN",
    (
        "港务委员会周一表示，渡轮将停航{n}天，以便检修发动机。",
        "居民代表说，他们写了{n}封信，却没有得到任何答复。",
        "根据本报看到的一份文件，共有{k}名乘客受到影响。",
        "一位知情人士透露，自春季以来还有{n}张账单没有支付。",
        "维修费用将达到{n}百万，是预算的两倍左右。",
        "交通部发言人拒绝回答记者提出的{n}个问题。",
        "周二晚上，码头上仍有{n}人在雨中等候最后一班船。",
        "批评者要求调查去年签订的{n}份合同。",
    ),
    "渡轮停航引发质疑，委员会作出回应",
    joiner="",
)
JAPANESE = Script(
    "ja",
    (
        "港湾委員会は月曜日、フェリーを{n}日間運休すると発表した。",
        "住民の代表は、{n}通の手紙を送ったが返事がなかったと話している。",
        "本紙が入手した文書によると、{k}人の乗客に影響が出る見通しだ。",
        "関係者によれば、春から{n}件の請求書が未払いのままになっている。",
        "修理費は{n}百万に上り、予算の約二倍になるという。",
        "省の報道官は、記者からの{n}の質問に答えなかった。",
        "火曜日の夜、桟橋では{n}人が雨の中で最後の便を待っていた。",
    ),
    "フェリー運休、委員会が説明",
    joiner="",
)
KOREAN = Script(
    "ko",
    (
        "항만 위원회는 월요일 여객선 운항을 {n}일 동안 중단한다고 밝혔다.",
        "주민 대표는 편지를 {n}통 보냈지만 아무런 답을 받지 못했다고 말했다.",
        "본지가 확인한 문서에 따르면 승객 {k}명이 영향을 받는다.",
        "사정을 아는 한 관계자는 봄 이후 미납된 청구서가 {n}건이라고 전했다.",
        "수리비는 {n}백만에 이르며 예산의 두 배 정도가 될 전망이다.",
        "부처 대변인은 기자가 보낸 {n}개의 질문에 답하지 않았다.",
        "화요일 저녁 부두에는 {n}명이 여전히 마지막 배를 기다리고 있었다.",
    ),
    "여객선 중단 논란, 위원회 해명",
)
THAI = Script(
    "th",
    (
        "คณะกรรมการท่าเรือแถลงเมื่อวันจันทร์ว่าจะหยุดเดินเรือเป็นเวลา {n} วัน",
        "ตัวแทนชาวบ้านกล่าวว่าได้ส่งจดหมายไป {n} ฉบับแต่ไม่มีใครตอบกลับ",
        "เอกสารที่หนังสือพิมพ์ได้รับระบุว่ามีผู้โดยสาร {k} คนได้รับผลกระทบ",
        "แหล่งข่าวที่ทราบเรื่องพูดถึงใบแจ้งหนี้ {n} ใบที่ยังไม่ได้จ่ายตั้งแต่ฤดูร้อน",
        "ค่าซ่อมจะสูงถึง {n} ล้าน ซึ่งมากกว่างบประมาณที่ตั้งไว้ประมาณสองเท่า",
        "โฆษกกระทรวงปฏิเสธที่จะตอบคำถาม {n} ข้อของผู้สื่อข่าว",
        "เย็นวันอังคารยังมีคน {n} คนรอเรือเที่ยวสุดท้ายอยู่ที่ท่าเรือ",
    ),
    "หยุดเดินเรือ คณะกรรมการชี้แจง",
)
