import { DASHBOARD } from './en.js';
import type { WasenderSetupTexts } from './guide.js';

export const setupEs: WasenderSetupTexts = {
  name: 'WASender',
  via: 'Un teléfono vinculado como WhatsApp Web',
  provider: 'WASender',
  title: 'Conectar un teléfono por WASender',
  subtitle: 'Cuatro pasos breves. Ten el teléfono a mano y el panel de WASender abierto.',
  welcome: '',
  requirements: [],
  steps: {
    credentials: { title: 'Pega lo que te dio WASender', lead: 'En cualquier forma: los espacios, las comillas y las direcciones completas se arreglan solos. Todo se comprueba al momento y los secretos no se vuelven a mostrar.', action: 'Continuar' },
    webhook: { title: 'Dile a WASender adónde entregar los mensajes', lead: 'Para que lo que escriben tus clientes llegue a {product}.', action: 'Continuar' },
    link: { title: 'Vincular el teléfono', lead: 'Los mensajes salen y entran en cuanto esté vinculado y se haya comparado su número.', action: 'Continuar' },
    done: { title: '¡Listo!', action: 'Ir a la bandeja de entrada' },
  },
  preparation: [],
  fields: {
    url: { label: 'URL de WASender', meaning: 'La dirección de la API de WASender. Tal como está sirve para wasenderapi.com.', place: 'La dirección base o cualquier punto de acceso de la documentación de la API' },
    apiKey: { label: 'Clave de API', meaning: 'Permite a {product} enviar por tu sesión de WhatsApp', place: 'Sessions → tu sesión → API Key', link: DASHBOARD },
    webhookSecret: { label: 'Secreto del webhook', meaning: 'Demuestra que los mensajes recibidos vienen de verdad de WASender. Sin él no se acepta nada de lo que llega.', place: 'Sessions → tu sesión → Webhooks → Secret', link: DASHBOARD },
    phoneNumber: {
      label: 'Número de WhatsApp', meaning: 'El número del teléfono que vas a vincular, con el prefijo del país', place: 'Tu propio teléfono',
      warning: 'Quien escanea el código QR se convierte en el remitente. Con el número escrito aquí no se puede vincular otro teléfono por error.',
    },
    personalToken: { label: 'Token de acceso personal', meaning: 'Permite vincular el teléfono por código QR desde aquí. Los mensajes funcionan sin él.', place: 'Settings → Personal access token', link: DASHBOARD },
  },
  webhook: [
    { text: 'En el panel de WASender, abre tu sesión y sus Webhooks', link: DASHBOARD },
    { text: 'Pega esta dirección en «Webhook URL» y activa el webhook', copy: 'callback_url' },
    { text: 'Elige los eventos messages.received, messages.upsert, message.sent, messages.update, messages.delete, messages.reaction, session.status y qrcode.updated' },
    { text: 'Guarda' },
  ],
  checks: [
    { part: 'key', label: 'La clave de API es válida' },
    { part: 'session', label: 'Hay un teléfono vinculado' },
    { part: 'phone', label: 'Tiene el número de esta cuenta' },
  ],
};
