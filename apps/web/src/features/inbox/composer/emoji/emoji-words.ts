/** The emoji a shop needs most, each with the words that it is found by in every language of the app; all others come from the keyboard of the device. */
const TABLE = `
😀 smile happy sonrisa feliz ابتسامة سعيد
😃 smile joy sonrisa alegre ابتسامة فرح
😄 smile laugh sonrisa risa ابتسامة ضحك
😁 grin sonrisa dientes ابتسامة
😅 sweat relief nervios alivio حرج ارتياح
😂 laugh tears risa lágrimas ضحك دموع
🤣 rolling laugh carcajada risa ضحك
😊 smile blush gracias sonrisa ابتسامة شكرا
😇 angel halo ángel ملاك
🙂 smile slight sonrisa ابتسامة
😉 wink guiño غمزة
😍 love eyes amor enamorado حب عيون
😘 kiss beso قبلة
😋 yummy tasty rico delicioso لذيذ
😎 cool sunglasses gafas genial رائع نظارة
🤔 think hmm pensar duda تفكير
😐 neutral neutro محايد
😴 sleep dormir sueño نوم
😢 sad cry triste llorar حزين بكاء
😭 cry sob llorar بكاء
😡 angry enfado enojo غضب
😱 shock scream susto grito صدمة
👍 yes like good bien vale نعم جيد إعجاب
👎 no dislike mal لا سيئ
👏 clap bravo aplauso تصفيق أحسنت
🙌 hooray manos viva مرحى
🙏 please thanks gracias favor شكرا رجاء
💪 strong fuerza fuerte قوة
👋 hello bye wave hola adiós مرحبا وداعا
🤝 deal handshake acuerdo trato اتفاق مصافحة
✌ peace victory paz victoria سلام نصر
👌 ok perfect perfecto vale تمام ممتاز
🤞 luck fingers suerte حظ
💯 hundred perfect cien مئة كامل
🎉 party celebrate fiesta felicidades حفلة مبروك
🎁 gift present regalo هدية
🛒 cart shopping carrito compra عربة تسوق
🛍 shopping bags bolsas compras تسوق أكياس
📦 package parcel box paquete caja طرد صندوق
🚚 truck delivery shipping envío camión توصيل شحن شاحنة
🏠 home house casa hogar بيت منزل
📍 place location pin lugar ubicación مكان موقع
📞 phone call teléfono llamada هاتف اتصال
📷 photo camera foto cámara صورة كاميرا
💳 card payment tarjeta pago بطاقة دفع
💰 money bag dinero مال نقود
🧾 receipt invoice recibo factura إيصال فاتورة
⏰ clock alarm time reloj hora ساعة وقت
📅 calendar date calendario fecha تقويم تاريخ
✅ done check yes hecho listo تم صح
❌ no cross wrong cancelar error لا خطأ إلغاء
⚠ warning aviso cuidado تحذير تنبيه
❓ question pregunta سؤال
❗ important exclamation importante مهم
⭐ star favorite estrella نجمة
🔥 fire hot fuego oferta نار عرض
🌹 rose flower rosa flor وردة زهرة
❤️ heart love corazón amor قلب حب
🌈 rainbow arcoíris قوس
☕ coffee café قهوة
🍕 pizza food comida بيتزا طعام
🍎 apple fruit manzana fruta تفاحة فاكهة
💡 idea light lamp bombilla luz فكرة ضوء مصباح
🔧 tool repair herramienta arreglo أداة إصلاح
`;

export interface Emoji { readonly emoji: string; readonly words: readonly string[] }

export const EMOJI: readonly Emoji[] = TABLE.trim().split('\n').map((line) => {
  const [emoji = '', ...words] = line.split(' ');
  return { emoji, words };
});

function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Those of which a word begins with what is looked for, in any of the languages: all for nothing. */
export function emojiFor(looked: string): readonly Emoji[] {
  const wanted = folded(looked.trim());
  return wanted === '' ? EMOJI : EMOJI.filter(({ words }) => words.some((word) => folded(word).startsWith(wanted)));
}
