"""The mails, in the project's language."""

from typing import Final
from urllib.parse import urlencode

from app.auth.mail import Mail
from app.auth.settings import AuthSettings
from app.core.project import LANGUAGE, NAME
from app.core.settings import get_settings

TEXTS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "en": {
        "verify": (
            "{name}: confirm your e-mail address",
            "Hello,\n\nplease confirm that this is your e-mail address:\n\n{link}\n\nThe link works once, for {time}. "
            "If you did not open an account, ignore this mail.\n",
        ),
        "recover": (
            "{name}: a new password",
            "Hello,\n\nhere you can choose a new password:\n\n{link}\n\nThe link works once, for {time}. If you did "
            "not ask for it, ignore this mail: nothing changes.\n",
        ),
        "known": (
            "{name}: you have an account already",
            "Hello,\n\nsomebody tried to open an account with this e-mail address, which has one already. If it was you, "
            "sign in, or ask for a new password if you do not remember yours:\n\n{link}\n\nIf it was not you, ignore "
            "this mail: nothing changes.\n",
        ),
    },
    "es": {
        "verify": (
            "{name}: confirme su correo",
            "Hola:\n\nConfirme que esta es su dirección de correo:\n\n{link}\n\nEl enlace sirve una vez, durante {time}. "
            "Si no ha abierto una cuenta, ignore este mensaje.\n",
        ),
        "recover": (
            "{name}: contraseña nueva",
            "Hola:\n\nAquí puede elegir una contraseña nueva:\n\n{link}\n\nEl enlace sirve una vez, durante {time}. Si no "
            "lo ha pedido, ignore este mensaje: no cambia nada.\n",
        ),
        "known": (
            "{name}: ya tiene una cuenta",
            "Hola:\n\nAlguien ha intentado abrir una cuenta con esta dirección de correo, que ya tiene una. Si ha sido "
            "usted, inicie sesión, o pida una contraseña nueva si no recuerda la suya:\n\n{link}\n\nSi no ha sido "
            "usted, ignore este mensaje: no cambia nada.\n",
        ),
    },
}


def write_known(to: str) -> Mail:
    """Returns the mail to the holder of an account whose address somebody tried to sign up with."""
    subject, text = TEXTS[LANGUAGE]["known"]
    link = f"{get_settings().public_url.rstrip('/')}/recover"
    return Mail(to, subject.format(name=" ".join(NAME.split())), text.format(link=link))


def write_mail(settings: AuthSettings, kind: str, to: str, token: str) -> Mail:
    """Returns the mail that carries a one-time token as a link."""
    subject, text = TEXTS[LANGUAGE][kind]
    link = f"{get_settings().public_url.rstrip('/')}/{kind}?{urlencode({'token': token})}"
    time = f"{settings.verification_hours} h" if kind == "verify" else f"{settings.recovery_minutes} min"
    # A header takes one line.
    name = " ".join(NAME.split())
    return Mail(to, subject.format(name=name), text.format(link=link, time=time))
