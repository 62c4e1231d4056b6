import { APP_DASHBOARD, BUSINESS_SETTINGS } from './addresses.js';
import type { MetaSetupTexts } from './guide.js';

export const setupEs: MetaSetupTexts = {
  name: 'WhatsApp',
  via: 'API en la nube de Meta',
  provider: 'Meta',
  title: 'Integración con WhatsApp',
  subtitle: 'Guía paso a paso para conectar tu cuenta de WhatsApp Business con {product}.',
  welcome: 'Conecta tu número de WhatsApp Business y tus clientes podrán ver productos, hacer preguntas y realizar pedidos en una sola conversación con el asistente de IA. Tu equipo lee todo y toma el control cuando quiera.',
  requirements: [
    'Una cuenta comercial de Meta (crearla es gratis)',
    'Una app de WhatsApp Business Platform en el portal de desarrolladores de Meta',
    'Un número de teléfono verificado para WhatsApp Business',
    'Unos 10-15 minutos para completar la configuración',
  ],
  steps: {
    introduction: { title: 'Introducción', action: 'Empecemos' },
    preparation: { title: 'Crea tu app de Meta', lead: '¿Ya tienes una con WhatsApp? Anota sus dos identificadores y sigue.', action: 'Continuar' },
    credentials: { title: 'Introduce tus credenciales', lead: 'Cuatro datos de Meta. Se comprueban al momento, y los dos secretos no vuelven a mostrarse.', action: 'Continuar' },
    webhook: { title: 'Configura el webhook en Meta', lead: 'Para que Meta entregue a {product} los mensajes de tus clientes.', action: 'Continuar' },
    test: { title: 'Prueba la conexión', lead: 'Pregunta a Meta si todo lo que has introducido funciona.', action: 'Completar' },
    done: { title: '¡Listo!', action: 'Ir a la bandeja' },
  },
  preparation: [
    { text: 'Abre Meta for Developers en una pestaña nueva', link: APP_DASHBOARD },
    { text: 'Haz clic en «Crear app» y elige el tipo «Negocios»' },
    { text: 'Ponle un nombre a la app (por ejemplo, «WhatsApp de mi tienda»)' },
    { text: 'Añade el producto WhatsApp a tu app' },
    { text: 'En la página «Primeros pasos» de WhatsApp, anota el identificador del número de teléfono y el de la cuenta comercial', fields: ['phoneNumberId', 'businessAccountId'] },
  ],
  fields: {
    phoneNumberId: { label: 'Identificador del número de teléfono', meaning: 'Un número que identifica tu teléfono de WhatsApp en el sistema de Meta', place: 'Página WhatsApp → Primeros pasos de tu app de Meta' },
    businessAccountId: { label: 'Identificador de la cuenta comercial', meaning: 'El identificador de tu cuenta de WhatsApp Business', place: 'En la misma página' },
    accessToken: {
      label: 'Token de acceso', meaning: 'Una clave secreta con la que {product} envía mensajes en tu nombre', place: 'Usuarios del sistema → Generar token, en la configuración comercial de Meta',
      link: BUSINESS_SETTINGS,
      help: 'Configuración comercial de Meta → Usuarios del sistema → crea un usuario del sistema (si no tienes ninguno) → Generar token → elige tu app de WhatsApp → concede los permisos `whatsapp_business_messaging` y `whatsapp_business_management` → copia el token.',
      warning: 'Importante: el token generado en la página «Primeros pasos» de WhatsApp caduca en 24 horas. Para uso real, genera siempre un token permanente con los usuarios del sistema, como se describe arriba.',
    },
    appSecret: {
      label: 'Clave secreta de la app', meaning: 'Una clave secreta con la que se comprueba que los mensajes recibidos vienen de verdad de WhatsApp', place: 'Configuración de la app → Básica, en tu app de Meta',
      link: APP_DASHBOARD,
      help: 'En tu app de Meta, Configuración de la app → Básica → haz clic en «Mostrar» junto a la clave secreta → cópiala.',
    },
  },
  webhook: [
    { text: 'En tu app de Meta, ve a WhatsApp → Configuración', link: APP_DASHBOARD },
    { text: 'En «Webhook», haz clic en «Editar»' },
    { text: 'Pega la URL de devolución de llamada en el campo «URL de devolución de llamada»', copy: 'callback_url' },
    { text: 'Pega el token de verificación en el campo «Token de verificación»', copy: 'verify_token' },
    { text: 'Haz clic en «Verificar y guardar»: Meta enviará una solicitud de prueba para verificar la conexión' },
    { text: 'Después de la verificación, activa «Suscribirse» junto al campo messages' },
  ],
  checks: [
    { part: 'token', label: 'El token de acceso es válido' },
    { part: 'phone', label: 'El identificador del número de teléfono existe' },
    { part: 'name', label: 'Meta devuelve el nombre verificado del negocio y el teléfono' },
    { part: 'business', label: 'El número pertenece a la cuenta comercial' },
    { part: 'secret', label: 'La clave secreta pertenece a la app' },
    { part: 'subscription', label: 'Los mensajes se entregan a {product}' },
  ],
};
