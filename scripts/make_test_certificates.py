"""Make the certificates that tests of encrypted connections use, in tests/support/tls.

Needs the openssl command. The key is no secret: it vouches for nothing outside the tests. The
authority's own key is thrown away, so that nobody can make further certificates with it.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "support" / "tls"

OUTLET = "DNS:outlet.test,DNS:localhost,IP:127.0.0.1,IP:::1"
BEGINNING, LONG_AGO, FAR_AHEAD, END = "20200101", "20210101", "21100101", "21200101"

CERTIFICATES = {
    "trusted": (OUTLET, BEGINNING, END),
    "expired": (OUTLET, BEGINNING, LONG_AGO),
    "early": (OUTLET, FAR_AHEAD, END),
    "other-host": ("DNS:elsewhere.test", BEGINNING, END),
}
"""For each file: the names it is for, and from when to when it is valid."""

CONFIGURATION = """
[ca]
default_ca = tests
[tests]
database = {folder}/index
serial = {folder}/serial
new_certs_dir = {folder}
default_md = sha256
policy = names
[names]
commonName = supplied
"""


def main() -> None:
    """Write the authority, the server's key, and a certificate of each kind."""
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        (work / "index").write_text("")
        (work / "index.attr").write_text("unique_subject = no\n")
        (work / "serial").write_text("1000\n")
        (work / "configuration").write_text(CONFIGURATION.format(folder=work))
        authority_key, server_key = work / "authority.key", FOLDER / "server.key"
        for key in (authority_key, server_key):
            run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key)
        own = ("-selfsign", "-keyfile")
        authority = "basicConstraints=critical,CA:TRUE\n"
        make(work, "authority", authority_key, authority, BEGINNING, END, *own, authority_key)
        make(work, "self-signed", server_key, server(OUTLET), BEGINNING, END, *own, server_key)
        signed = ("-cert", FOLDER / "authority.pem", "-keyfile", authority_key)
        for name, (names, start, end) in CERTIFICATES.items():
            make(work, name, server_key, server(names), start, end, *signed)


def server(names: str) -> str:
    """Return the extensions of a server's certificate."""
    return (
        "basicConstraints=critical,CA:FALSE\nauthorityKeyIdentifier=keyid\n"
        f"extendedKeyUsage=serverAuth\nsubjectAltName={names}\n"
    )


def make(
    work: Path, name: str, key: Path, extensions: str, start: str, end: str, *signer: object
) -> None:
    """Make one certificate for a key, valid between two days."""
    request, wanted = work / f"{name}.request", work / f"{name}.extensions"
    wanted.write_text(extensions)
    run("req", "-new", "-key", key, "-subj", f"/CN={name}.test", "-out", request)
    run(
        *("ca", "-batch", "-notext", "-config", work / "configuration", "-in", request, *signer),
        *("-startdate", f"{start}000000Z", "-enddate", f"{end}000000Z"),
        *("-extfile", wanted, "-out", FOLDER / f"{name}.pem"),
    )


def run(*arguments: object) -> None:
    """Run openssl."""
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


if __name__ == "__main__":
    main()
