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
    }
)
