/** The account form and the connection check in Spanish: by English text, or by the code of a problem. */
export const wordsEs: Readonly<Record<string, string>> = {
  'Meta (WhatsApp Cloud API)': 'Meta (API de WhatsApp en la nube)',
  'Meta Settings': 'Ajustes de Meta',
  'Phone Number ID': 'Identificador del número de teléfono',
  "A number that identifies your WhatsApp phone number in Meta's system. Find it in your Meta app under WhatsApp, Getting Started. It is not the phone number itself.":
    'Un número que identifica tu teléfono de WhatsApp en el sistema de Meta. Está en tu app de Meta, en WhatsApp, Primeros pasos. No es el número de teléfono en sí.',
  'Business Account ID': 'Identificador de la cuenta comercial',
  'Your WhatsApp Business Account identifier. It is on the same page as the Phone Number ID.':
    'El identificador de tu cuenta de WhatsApp Business. Está en la misma página que el identificador del número de teléfono.',
  'Access Token': 'Token de acceso',
  "A secret key that lets {product} send messages on your behalf. In Meta Business Settings open System Users, create a system user if you don't have one, choose Generate Token, select your WhatsApp app, grant the whatsapp_business_messaging and whatsapp_business_management permissions and copy the token.":
    'Una clave secreta con la que {product} envía mensajes en tu nombre. En la configuración comercial de Meta abre Usuarios del sistema, crea uno si no tienes ninguno, elige Generar token, selecciona tu app de WhatsApp, concede los permisos whatsapp_business_messaging y whatsapp_business_management y copia el token.',
  'App Secret': 'Clave secreta de la app',
  'A secret key used to verify that incoming messages are really from WhatsApp. In your Meta app open App Settings, Basic, click Show next to the App Secret and copy it.':
    'Una clave secreta con la que se comprueba que los mensajes recibidos vienen de verdad de WhatsApp. En tu app de Meta abre Configuración de la app, Básica, haz clic en Mostrar junto a la clave secreta y cópiala.',
  'Webhook Verify Token': 'Token de verificación del webhook',
  'Any text you choose. Enter the same text as the verify token of the webhook in the Meta Developer dashboard. Leave it empty and one is made for you.':
    'Cualquier texto que elijas. Escribe el mismo como token de verificación del webhook en el panel de desarrolladores de Meta. Si lo dejas vacío, se crea uno.',
  URL: 'URL',
  "Address of Meta's Graph API.": 'Dirección de la API Graph de Meta.',
  Version: 'Versión',
  'Version of the Graph API. Meta switches a version off about two years after its release.':
    'Versión de la API Graph. Meta desactiva cada versión unos dos años después de publicarla.',
  'App ID': 'Identificador de la app',
  'The number of your Meta app, shown at the top of its dashboard. The connection check compares it with the app of the token.':
    'El número de tu app de Meta, que aparece arriba en su panel. La prueba de conexión lo compara con la app del token.',
  'version.expired': 'Meta ha desactivado la versión {value}. Introduce una más reciente.',
  'token.invalid': 'El token de acceso no es válido',
  'token.permission_missing': 'Al token de acceso le falta un permiso: necesita whatsapp_business_messaging y whatsapp_business_management',
  'token.other_business': 'El token de acceso se creó para otra cuenta de WhatsApp Business',
  'token.expires': 'Este token de acceso caduca. Genera uno permanente en Usuarios del sistema.',
  'app.other': 'El token de acceso pertenece a otra app',
  'app.not_subscribed': 'La app todavía no recibe los mensajes de esta cuenta comercial',
  'phone.not_found': 'No se encontró el número de teléfono',
  'phone.status': 'Meta informa de que el número de teléfono no está en uso normal',
  'business.not_found': 'No se encontró la cuenta comercial',
  'business.other_number': 'El número de teléfono no pertenece a esta cuenta comercial',
  'url.refused': 'No se puede llamar a esta dirección',
  'provider.no_answer': 'WhatsApp no respondió. Revisa la URL y la versión, o inténtalo de nuevo.',
  'provider.refused': 'WhatsApp rechazó la prueba',
};
