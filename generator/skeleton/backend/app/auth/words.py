"""What the routes about accounts say, in the two languages."""

from app.core.messages import MESSAGES

MESSAGES["en"].update(
    {
        "weak_password": "Too easy to guess: use a longer one, without your e-mail address and without common words.",
        "wrong_password": "The current password is not right.",
        "bad_token": "The link is not valid any more; ask for a new one.",
        "bad_csrf": "The request did not come from the application's own pages.",
        "unknown_role": "There is no such role.",
        "last_admin": "Somebody has to remain administrator.",
        "key_scope": "This API key may only read.",
        "needs_session": "An API key may not do this; sign in.",
        "key_too_long": "API keys last {days} days at most.",
        "too_many_keys": "The account has {limit} API keys already; revoke one.",
    }
)
MESSAGES["es"].update(
    {
        "weak_password": "Demasiado fácil de adivinar: use una más larga, sin su correo y sin palabras corrientes.",
        "wrong_password": "La contraseña actual no es correcta.",
        "bad_token": "El enlace ya no es válido; pida otro.",
        "bad_csrf": "La petición no viene de las páginas de la aplicación.",
        "unknown_role": "No existe ese rol.",
        "last_admin": "Tiene que quedar alguien como administrador.",
        "key_scope": "Esta clave de API solo puede leer.",
        "needs_session": "Una clave de API no puede hacer esto; inicie sesión.",
        "key_too_long": "Las claves de API duran como mucho {days} días.",
        "too_many_keys": "La cuenta ya tiene {limit} claves de API; revoque una.",
    }
)
