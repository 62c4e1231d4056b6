/** The account form and the connection check in Spanish: by English text, or by the code of a problem. */
export const wordsEs: Readonly<Record<string, string>> = {
  WASender: 'WASender',
  'WASender Settings': 'Ajustes de WASender',
  'WASender URL': 'URL de WASender',
  'Address of the WASender API. Any form of it will do, with or without /api/send-message.':
    'Dirección de la API de WASender. Vale en cualquier forma, con o sin /api/send-message.',
  'WA Sender API Key': 'Clave de API de WA Sender',
  'The API key of your WhatsApp session. In the WASender dashboard open Sessions, choose the session and copy its API key.':
    'La clave de API de tu sesión de WhatsApp. En el panel de WASender abre Sesiones, elige la sesión y copia su clave de API.',
  'Webhook Secret': 'Secreto del webhook',
  'Proves that incoming messages are really from WASender. In the dashboard open the session, Webhooks, and copy the secret. Without it nothing that arrives is accepted.':
    'Demuestra que los mensajes recibidos vienen de verdad de WASender. En el panel abre la sesión, Webhooks, y copia el secreto. Sin él no se acepta nada de lo que llega.',
  'WhatsApp number': 'Número de WhatsApp',
  'The number that is linked to the session, with its country code. Leave it empty and the connection check finds it out.':
    'El número vinculado a la sesión, con el prefijo del país. Si lo dejas vacío, la prueba de conexión lo averigua.',
  'Personal access token': 'Token de acceso personal',
  'Lets you link the phone by QR code from here. In the WASender dashboard open Settings, Personal access token. Messages work without it.':
    'Permite vincular el teléfono por código QR desde aquí. En el panel de WASender abre Ajustes, Token de acceso personal. Los mensajes funcionan sin él.',
  'Session ID': 'Identificador de la sesión',
  'The number of the session in the dashboard. Needed only when the access token has several sessions.':
    'El número de la sesión en el panel. Solo hace falta si el token de acceso tiene varias sesiones.',
  'Messages per minute': 'Mensajes por minuto',
  '11 fits Account Protection (one message in 5 seconds). Without it up to 256, in a trial 1.':
    '11 es lo adecuado con la protección de la cuenta (un mensaje cada 5 segundos). Sin ella hasta 256, en una prueba 1.',
  'url.other_product': 'Esta dirección es de otro producto que también se llama WASender, uno con appkey y authkey. Aquí solo funciona wasenderapi.com: introduce su dirección y la clave de API de su sesión.',
  'key.other_product': 'Parece el appkey de otro producto que también se llama WASender. Introduce la clave de API de tu sesión en wasenderapi.com.',
  'token.invalid': 'La clave de API no es válida',
  'phone.other_number': 'A esta sesión está vinculado otro número',
  'session.connecting': 'La sesión de WhatsApp se está conectando. Inténtalo de nuevo en un momento.',
  'session.need_scan': 'La sesión de WhatsApp espera a que se escanee su código QR con el teléfono',
  'session.need_passkey': 'La sesión de WhatsApp espera una llave de acceso: termina la vinculación en el panel de WASender',
  'session.disconnected': 'La sesión de WhatsApp está desconectada',
  'session.logged_out': 'El teléfono cerró la sesión de WhatsApp: vuelve a vincularlo',
  'session.expired': 'La sesión de WhatsApp ha caducado: vuelve a vincular el teléfono',
  'provider.no_subscription': 'La cuenta de WASender no tiene suscripción ni prueba activa',
  'url.refused': 'No se puede llamar a esta dirección',
  'url.not_wasender': 'En esta dirección no hay una API de WASender',
  'provider.no_answer': 'WASender no respondió. Revisa la URL o inténtalo de nuevo.',
  'provider.refused': 'WASender rechazó la prueba',
};
