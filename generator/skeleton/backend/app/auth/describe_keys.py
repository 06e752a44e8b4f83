"""What the documentation says about API keys, in the two languages."""

from app.core.describe.document import SCHEMES
from app.core.describe.texts import OPERATIONS, PARAMETERS

SCHEMES["APIKeyHeader"] = {
    language: {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": text}
    for language, text in {
        "en": "For programs: an API key (`POST /api/v1/auth/api-keys`); `Authorization: Bearer ak_…` says the same.",
        "es": "Para programas: una clave de API (`POST /api/v1/auth/api-keys`); vale también `Authorization: Bearer ak_…`.",
    }.items()
}
PARAMETERS["en"]["key_id"] = "Id of an API key."
PARAMETERS["es"]["key_id"] = "Id de una clave de API."
OPERATIONS["en"].update(
    {
        "create_api_key": (
            "Make an API key",
            "Makes a key that acts for the account; its secret is in this answer and never shown again.",
        ),
        "list_api_keys": ("My API keys", "Answers the account's own keys, the newest first."),
        "revoke_api_key": ("Revoke an API key", "Ends one of the account's own keys at once."),
        "list_account_api_keys": ("API keys of an account", "Answers the keys of an account, the newest first."),
        "revoke_account_api_key": ("Revoke anybody's API key", "Ends a key at once, whosever it is."),
    }
)
OPERATIONS["es"].update(
    {
        "create_api_key": (
            "Crear una clave de API",
            "Crea una clave que actúa por la cuenta; su secreto va en esta respuesta y no se muestra más.",
        ),
        "list_api_keys": ("Mis claves de API", "Responde las claves propias de la cuenta, primero la más nueva."),
        "revoke_api_key": ("Revocar una clave de API", "Termina en el acto una de las claves propias."),
        "list_account_api_keys": (
            "Claves de API de una cuenta",
            "Responde las claves de una cuenta, primero la más nueva.",
        ),
        "revoke_account_api_key": ("Revocar la clave de cualquiera", "Termina una clave en el acto, sea de quien sea."),
    }
)
