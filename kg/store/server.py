"""A store on a PostgreSQL server: its address as users write it, and as it may be shown."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

_SCHEMES = ("postgresql://", "postgres://")
#: How the connection is encrypted, as PostgreSQL's own programs call it.
SSL_MODES = ("disable", "prefer", "require", "verify-ca", "verify-full")
_KNOWN = frozenset({"host", "port", "user", "password", "dbname", "sslmode", "sslrootcert", "passfile"})


class BadAddress(ValueError):
    """What was given as the address of a server is none; str() names the part, never the password."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server is and who asks. `str()` is its address without the password, which is never shown."""

    host: str  # a name, an address, or the folder of a socket
    port: int
    user: str
    database: str
    ssl: str = "prefer"
    certificates: str | None = None
    secret: str | None = field(default=None, repr=False)
    passwords: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        if self.local:
            return f"postgresql://{self.user}@/{self.database}?host={self.host}&port={self.port}"
        return f"postgresql://{self.user}@{host}:{self.port}/{self.database}"

    @property
    def local(self) -> bool:
        """Whether the server is reached by a socket of this machine."""
        return self.host.startswith("/")

    def password(self) -> str | None:
        """The password: of the address, of $PGPASSWORD, or of the file of passwords; None if there is none."""
        if self.secret is not None:
            return self.secret
        return os.environ.get("PGPASSWORD") or self._kept()

    def _kept(self) -> str | None:
        """What ~/.pgpass ($PGPASSFILE) has for this server: host:port:database:user:password, `*` for any."""
        file = Path(self.passwords or os.environ.get("PGPASSFILE") or Path.home() / ".pgpass")
        try:
            if os.name == "posix" and file.stat().st_mode & 0o077:
                return None  # others may read it: PostgreSQL's programs do not use such a one either
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeError):
            return None
        mine = ("localhost" if self.local else self.host, str(self.port), self.database, self.user)
        for line in lines:
            parts = [re.sub(r"\\(.)", r"\1", one) for one in re.split(r"(?<!\\):", line)]
            if len(parts) >= 5 and not line.startswith("#"):
                given = parts[:4]
                if all(one in ("*", own) for one, own in zip(given, mine, strict=True)):
                    return ":".join(parts[4:])
        return None


def server_of(text: str) -> Server:
    """The server of an address: postgresql://user:password@host:port/database?sslmode=….

    What is missing is that of $PGHOST, $PGPORT, $PGUSER and $PGDATABASE, else localhost, 5432, the user's own name,
    and a database called like the user. Raises BadAddress.
    """
    from urllib.parse import parse_qsl, unquote, urlsplit

    if not text.lower().startswith(_SCHEMES):  # "postgresql:/host" is what a path makes of it
        text = re.sub(r":/+", "://", text, count=1)
    try:
        parts = urlsplit(text)
        port, host = parts.port, parts.hostname
    except ValueError:
        raise BadAddress("host:port") from None
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    if unknown := sorted(asked.keys() - _KNOWN):
        raise BadAddress(unknown[0])
    given = os.environ.get
    user = asked.get("user") or unquote(parts.username or "") or given("PGUSER") or _login()
    secret = asked.get("password") or (unquote(parts.password) if parts.password is not None else None)
    ssl = asked.get("sslmode") or given("PGSSLMODE") or "prefer"
    if ssl not in SSL_MODES:
        raise BadAddress("sslmode")
    number = asked.get("port") or (str(port) if port is not None else None) or given("PGPORT") or "5432"
    if not number.isdecimal() or not 0 < int(number) < 65_536:
        raise BadAddress("port")
    return Server(
        unquote(asked.get("host") or host or given("PGHOST") or "localhost"), int(number), user,
        asked.get("dbname") or unquote(parts.path.strip("/")) or given("PGDATABASE") or user,
        ssl, asked.get("sslrootcert") or given("PGSSLROOTCERT"), secret, asked.get("passfile"),
    )  # fmt: skip


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise BadAddress("user") from None
