"""Sending mail, behind one interface."""

import asyncio
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import structlog

from app.auth.settings import AuthSettings
from app.core.clock import utc_now

logger = structlog.get_logger(__name__)
TIMEOUT_SECONDS = 20


@dataclass(frozen=True)
class Mail:
    to: str
    subject: str
    text: str


class Mailer(Protocol):
    async def send(self, mail: Mail) -> None:
        """Sends the mail; raises OSError (of which SMTP's errors are) when that fails."""


def as_message(sender: str, mail: Mail) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, mail.to, mail.subject
    message.set_content(mail.text)
    return message


class OutboxMailer:
    """Writes each mail into a file, for development and tests."""

    def __init__(self, folder: Path, sender: str) -> None:
        self.folder = folder
        self.sender = sender

    async def send(self, mail: Mail) -> None:
        def write() -> None:
            self.folder.mkdir(parents=True, exist_ok=True)
            name = f"{utc_now():%Y%m%dT%H%M%S%f}-{uuid4().hex[:8]}.eml"
            (self.folder / name).write_bytes(as_message(self.sender, mail).as_bytes())

        await asyncio.to_thread(write)


class SmtpMailer:
    """Hands mails to a server."""

    def __init__(self, settings: AuthSettings) -> None:
        self.settings = settings

    async def send(self, mail: Mail) -> None:
        await asyncio.to_thread(self._send, as_message(self.settings.mail_from, mail))

    def _send(self, message: EmailMessage) -> None:
        settings = self.settings
        where = (settings.smtp_host, settings.smtp_port)
        context = ssl.create_default_context()
        server: smtplib.SMTP
        if settings.smtp_security == "tls":
            server = smtplib.SMTP_SSL(*where, timeout=TIMEOUT_SECONDS, context=context)
        else:
            server = smtplib.SMTP(*where, timeout=TIMEOUT_SECONDS)
        with server:
            if settings.smtp_security == "starttls":
                server.starttls(context=context)
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
            server.send_message(message)


def create_mailer(settings: AuthSettings) -> Mailer:
    """Returns the mailer the settings ask for."""
    return SmtpMailer(settings) if settings.smtp_host else OutboxMailer(settings.mail_outbox, settings.mail_from)


async def deliver(settings: AuthSettings, mail: Mail) -> None:
    """Sends a mail; a failure is logged, for the answer has left already. Neither text nor address is."""
    try:
        await create_mailer(settings).send(mail)
    except OSError as error:
        logger.error("mail not sent", subject=mail.subject, reason=type(error).__name__)
