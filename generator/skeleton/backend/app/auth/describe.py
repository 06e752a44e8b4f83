"""What the documentation says about accounts, in the two languages."""

from app.auth.cookies import ACCESS_COOKIE, CSRF_HEADER
from app.core.describe.document import ALTERNATIVES, SCHEMES
from app.core.describe.texts import OPERATIONS, PARAMETERS

SCHEMES["HTTPBearer"] = {
    language: {"type": "http", "scheme": "bearer", "bearerFormat": "JWT", "description": text}
    for language, text in {
        "en": "For programs: the access token that `POST /api/v1/auth/login` answers.",
        "es": "Para programas: el token de acceso que responde `POST /api/v1/auth/login`.",
    }.items()
}
SCHEMES["cookie"] = {
    language: {"type": "apiKey", "in": "cookie", "name": ACCESS_COOKIE, "description": text}
    for language, text in {
        "en": "For browsers: set by `POST /api/v1/auth/session`; no script can read it.",
        "es": "Para navegadores: la pone `POST /api/v1/auth/session`; ningún script puede leerla.",
    }.items()
}
SCHEMES["csrf"] = {
    language: {"type": "apiKey", "in": "header", "name": CSRF_HEADER, "description": text}
    for language, text in {
        "en": "Besides the cookie, on requests that change something: the `csrf_token` of the session.",
        "es": "Además de la cookie, en peticiones que cambian algo: el `csrf_token` de la sesión.",
    }.items()
}
ALTERNATIVES[False].append({"cookie": []})
ALTERNATIVES[True].append({"cookie": [], "csrf": []})

PARAMETERS["en"].update(
    {
        "session_id": "Id of the session.",
        "entity": "Only changes of records of this entity.",
        "actor_id": "Only changes by this account.",
        "action": "Only changes of this kind.",
        "request_id": "Only changes made by this request.",
        "since": "Only changes at this moment or later.",
        "until": "Only changes before this moment.",
        "before_id": "Only entries older than this one: `next` of the page before.",
    }
)
PARAMETERS["es"].update(
    {
        "session_id": "Id de la sesión.",
        "entity": "Solo cambios de registros de esta entidad.",
        "actor_id": "Solo cambios de esta cuenta.",
        "action": "Solo cambios de este tipo.",
        "request_id": "Solo cambios hechos por esta petición.",
        "since": "Solo cambios de este momento o posteriores.",
        "until": "Solo cambios anteriores a este momento.",
        "before_id": "Solo entradas anteriores a esta: `next` de la página anterior.",
    }
)
OPERATIONS["en"].update(
    {
        "register": (
            "Register",
            "Opens an account and sends a mail to confirm its address. Its role is never the caller's choice. "
            "Where addresses must be confirmed the answer is 202, whether the address has an account already or not.",
        ),
        "login": (
            "Sign in",
            "Answers an access token and a refresh token, for programs. Too many failures lock the account for a while.",
        ),
        "refresh": (
            "Refresh tokens",
            "Exchanges a refresh token, which works once, for a new pair. One used twice ends its session.",
        ),
        "logout": ("Sign out", "Ends the session of a refresh token, and the access token the request carries."),
        "logout_everywhere": ("Sign out everywhere", "Ends every session of the account on every device."),
        "request_verification": (
            "Send the confirmation again",
            "Sends the mail that confirms an address once more; the answer is the same whether there is such an account.",
        ),
        "confirm_verification": ("Confirm an address", "Confirms an address with the token of a mail."),
        "request_recovery": (
            "Recover a password",
            "Sends a mail to choose a new password; the answer is the same whether there is such an account.",
        ),
        "confirm_recovery": (
            "Choose a new password",
            "Sets a new password with the token of a mail, and ends every session.",
        ),
        "get_me": ("My account", "Answers the account that is signed in."),
        "update_me": ("Change my account", "Changes one's own account; a new address has to be confirmed."),
        "change_password": ("Change my password", "Sets a new password and ends every session, this one too."),
        "list_sessions": ("My sessions", "Answers where the account is signed in, the place used last first."),
        "end_session": ("End a session", "Ends one of the account's own sessions, its access tokens included."),
        "start_browser_session": (
            "Sign in with cookies",
            "Signs a browser in: the tokens go into cookies that no script can read.",
        ),
        "refresh_browser_session": (
            "Carry the browser's session on",
            "Exchanges the refresh token in the cookie; cookies are cleared only when the session is over.",
        ),
        "end_browser_session": ("Sign out with cookies", "Signs a browser out and takes its cookies away."),
        "list_roles": ("Roles", "Answers the roles an account can have."),
        "update_account": (
            "Change an account",
            "Changes the role of an account, closes or reopens it; a closed one is signed out everywhere.",
        ),
        "list_account_sessions": (
            "Sessions of an account",
            "Answers where somebody's account is signed in, the place used last first.",
        ),
        "end_account_sessions": (
            "Sign an account out",
            "Ends every session of somebody's account at once; it can sign in again.",
        ),
        "export_audit_entries": (
            "Audit log as a CSV file",
            "Answers the entries that the filters leave as a CSV file, the newest first, however many there are.",
        ),
        "list_audit_entries": (
            "Audit log",
            "Answers who changed what, the newest change first, with the values before and after.",
        ),
    }
)
OPERATIONS["es"].update(
    {
        "register": (
            "Registrarse",
            "Abre una cuenta y envía un correo para confirmar su dirección. Su rol nunca lo elige quien llama. "
            "Donde hay que confirmar las direcciones la respuesta es 202, tenga ya cuenta la dirección o no.",
        ),
        "login": (
            "Iniciar sesión",
            "Responde un token de acceso y uno de renovación, para programas. Demasiados fallos bloquean la cuenta un rato.",
        ),
        "refresh": (
            "Renovar los tokens",
            "Cambia un token de renovación, que sirve una vez, por un par nuevo. Usado dos veces, termina su sesión.",
        ),
        "logout": (
            "Cerrar sesión",
            "Termina la sesión de un token de renovación, y el token de acceso que lleva la petición.",
        ),
        "logout_everywhere": (
            "Cerrar sesión en todas partes",
            "Termina todas las sesiones de la cuenta en todos los dispositivos.",
        ),
        "request_verification": (
            "Volver a enviar la confirmación",
            "Envía otra vez el correo que confirma una dirección; la respuesta es la misma exista o no la cuenta.",
        ),
        "confirm_verification": ("Confirmar una dirección", "Confirma una dirección con el token de un correo."),
        "request_recovery": (
            "Recuperar la contraseña",
            "Envía un correo para elegir una contraseña nueva; la respuesta es la misma exista o no la cuenta.",
        ),
        "confirm_recovery": (
            "Elegir contraseña nueva",
            "Pone una contraseña nueva con el token de un correo y termina todas las sesiones.",
        ),
        "get_me": ("Mi cuenta", "Responde la cuenta que ha iniciado sesión."),
        "update_me": ("Cambiar mi cuenta", "Cambia la cuenta propia; una dirección nueva hay que confirmarla."),
        "change_password": (
            "Cambiar mi contraseña",
            "Pone una contraseña nueva y termina todas las sesiones, también esta.",
        ),
        "list_sessions": ("Mis sesiones", "Responde dónde está abierta la cuenta, primero el último lugar usado."),
        "end_session": ("Terminar una sesión", "Termina una de las sesiones propias, con sus tokens de acceso."),
        "start_browser_session": (
            "Iniciar sesión con cookies",
            "Inicia la sesión de un navegador: los tokens van en cookies que ningún script puede leer.",
        ),
        "refresh_browser_session": (
            "Continuar la sesión del navegador",
            "Cambia el token de renovación de la cookie; las cookies solo se quitan cuando la sesión ha terminado.",
        ),
        "end_browser_session": ("Cerrar sesión con cookies", "Cierra la sesión de un navegador y retira sus cookies."),
        "list_roles": ("Roles", "Responde los roles que puede tener una cuenta."),
        "update_account": (
            "Cambiar una cuenta",
            "Cambia el rol de una cuenta, la cierra o la reabre; una cerrada queda sin sesión en todas partes.",
        ),
        "list_account_sessions": (
            "Sesiones de una cuenta",
            "Responde dónde está abierta la cuenta de alguien, primero el último lugar usado.",
        ),
        "end_account_sessions": (
            "Cerrar las sesiones de una cuenta",
            "Termina al momento todas las sesiones de la cuenta de alguien; puede volver a entrar.",
        ),
        "export_audit_entries": (
            "Registro de cambios como archivo CSV",
            "Responde las entradas que dejan los filtros como archivo CSV, lo más nuevo primero, sean las que sean.",
        ),
        "list_audit_entries": (
            "Registro de cambios",
            "Responde quién cambió qué, lo más nuevo primero, con los valores de antes y de después.",
        ),
    }
)
