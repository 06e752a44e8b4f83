"""What the documentation and the answers say about the switches, in the two languages."""

from app.core.describe.texts import OPERATIONS, PARAMETERS
from app.core.messages import MESSAGES

PARAMETERS["en"]["switch_name"] = "Name of the feature."
PARAMETERS["es"]["switch_name"] = "Nombre de la función."
OPERATIONS["en"].update(
    {
        "list_feature_positions": (
            "Features",
            "Answers every feature that can be turned off: how it stands, how it would if nobody had decided, and who did.",
        ),
        "set_feature_position": (
            "Turn a feature on or off",
            "Turns a feature on or off for everybody; `null` leaves it to the settings again. It holds at once, in other "
            "processes within seconds.",
        ),
    }
)
OPERATIONS["es"].update(
    {
        "list_feature_positions": (
            "Funciones",
            "Responde cada función que se puede desactivar: cómo está, cómo estaría si nadie hubiera decidido y quién lo hizo.",
        ),
        "set_feature_position": (
            "Activar o desactivar una función",
            "Activa o desactiva una función para todo el mundo; `null` la deja otra vez a la configuración. Vale al momento; "
            "en otros procesos, en unos segundos.",
        ),
    }
)
MESSAGES["en"].update(
    {
        "no_feature": "There is no such feature.",
        "confirm_own_address": "Confirm your own address first: you could not sign in again.",
        "feature.sign_up": "Anybody may open an account.",
        "feature.email_verification": "Nobody signs in before confirming their address.",
        "feature.csv_import": "Records can be made from CSV files.",
        "feature.csv_export": "Lists can be taken away as CSV files.",
        "feature.realtime": "Open pages hear of changes as they happen.",
        "feature.read_only": "Nothing can be changed, by nobody: everything can still be read.",
    }
)
MESSAGES["es"].update(
    {
        "no_feature": "No existe esa función.",
        "confirm_own_address": "Confirme antes su propio correo: no podría volver a entrar.",
        "feature.sign_up": "Cualquiera puede abrir una cuenta.",
        "feature.email_verification": "Nadie entra sin haber confirmado su correo.",
        "feature.csv_import": "Se pueden crear registros con archivos CSV.",
        "feature.csv_export": "Las listas se pueden descargar como archivos CSV.",
        "feature.realtime": "Las páginas abiertas se enteran de los cambios en el momento.",
        "feature.read_only": "Nadie puede cambiar nada; todo se puede seguir leyendo.",
    }
)
