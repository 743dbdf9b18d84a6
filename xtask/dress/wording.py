"""What stands on the paper of a house beside the letter's own words: labels, the line of the date, a few notes."""

_LABELS = {
    "en": "Ref: Tel: Fax: E-mail: Web: Contact: To: Copy: Subject:".split(" "),
    "fr": "Réf.: Tél.: Fax: E-mail: Web: Contact: Aux: Copie: Objet:".split(" "),
    "es": "Ref.: Tel.: Fax: Correo-e: Web: Contacto: A: Copia: Asunto:".split(" "),
    "ru": ["Осн.:", "Тел.:", "Факс:", "Эл. почта:", "Веб:", "Для контактов:", "", "Копии:", "Предмет:"],
    "zh": "文号： 电话： 传真： 电子邮件： 网址： 联系人： 致： 抄送： 事由：".split(" "),
    "ar": [
        "المرجع:",
        "الهاتف:",
        "الفاكس:",
        "البريد الإلكتروني:",
        "الموقع الإلكتروني:",
        "للاتصال:",
        "إلى:",
        "نسخة إلى:",
        "الموضوع:",
    ],
}
_KEYS = "reference telephone fax email web person to copies subject".split()

# What a clerk would say in a footnote or in the margin; none of it is in the letter's text.
NOTES = {
    "en": "The building is closed on Sundays.",
    "fr": "Le bâtiment est fermé le dimanche.",
    "es": "El edificio permanece cerrado los domingos.",
    "ru": "По воскресеньям здание закрыто.",
    "zh": "该楼星期日不开放。",
    "ar": "يُغلق المبنى أيام الأحد.",
}

# What Word shows in a field until somebody fills it in.
PLACEHOLDERS = {
    "en": "Click or tap here to enter text.",
    "fr": "Cliquez ou appuyez ici pour entrer du texte.",
    "es": "Haga clic o pulse aquí para escribir texto.",
    "ru": "Место для ввода текста.",
    "zh": "单击或点击此处输入文字。",
    "ar": "انقر أو اضغط هنا لإدخال نص.",
}

LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "zh": "zh-CN", "ar": "ar-SA"}


def labels(language):
    return dict(zip(_KEYS, _LABELS[language]))


def dateline(language, place, printed):
    if not place:
        return printed
    if language == "zh":
        return f"{printed}，{place}"
    if language == "ar":
        return f"{place}، {printed}"
    return f"{place}, le {printed}" if language == "fr" else f"{place}, {printed}"
