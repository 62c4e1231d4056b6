import { DASHBOARD } from './en.js';
import type { WasenderSetupTexts } from './guide.js';

export const setupAr: WasenderSetupTexts = {
  name: 'WASender',
  via: 'هاتف مرتبط مثل واتساب ويب',
  provider: 'WASender',
  title: 'ربط هاتف عبر WASender',
  subtitle: 'أربع خطوات قصيرة. ليكن الهاتف في متناولك ولوحة WASender مفتوحة.',
  welcome: '',
  requirements: [],
  steps: {
    credentials: { title: 'الصق ما أعطاك إياه WASender', lead: 'بأي صيغة: تُرتَّب المسافات وعلامات الاقتباس والعناوين الكاملة تلقائيًا. يُفحَص كل شيء فورًا، ولا تُعرَض الأسرار مرة أخرى.', action: 'متابعة' },
    webhook: { title: 'أخبر WASender أين يسلّم الرسائل', lead: 'كي يصل ما يكتبه عملاؤك إلى {product}.', action: 'متابعة' },
    link: { title: 'ربط الهاتف', lead: 'تُرسَل الرسائل وتُستلَم فور ربطه ومقارنة رقمه.', action: 'متابعة' },
    done: { title: 'تم!', action: 'الذهاب إلى صندوق الوارد' },
  },
  preparation: [],
  fields: {
    url: { label: 'رابط WASender', meaning: 'عنوان واجهة WASender البرمجية. القيمة الحالية صحيحة لموقع wasenderapi.com.', place: 'العنوان الأساسي أو أي عنوان من توثيق الواجهة' },
    apiKey: { label: 'مفتاح الواجهة', meaning: 'يتيح لـ {product} الإرسال عبر جلسة واتساب لديك', place: 'Sessions ← جلستك ← API Key', link: DASHBOARD },
    webhookSecret: { label: 'سرّ الويب هوك', meaning: 'يثبت أن الرسائل الواردة من WASender فعلًا. بدونه لا يُقبل أي شيء وارد.', place: 'Sessions ← جلستك ← Webhooks ← Secret', link: DASHBOARD },
    phoneNumber: {
      label: 'رقم واتساب', meaning: 'رقم الهاتف الذي ستربطه مع رمز الدولة', place: 'هاتفك',
      warning: 'من يمسح رمز QR يصبح هو المرسِل. مع إدخال الرقم هنا لا يمكن ربط هاتف آخر بالخطأ.',
    },
    personalToken: { label: 'رمز الوصول الشخصي', meaning: 'يتيح لك ربط الهاتف برمز QR من هنا. الرسائل تعمل بدونه.', place: 'Settings ← Personal access token', link: DASHBOARD },
  },
  webhook: [
    { text: 'افتح جلستك في لوحة WASender ثم Webhooks', link: DASHBOARD },
    { text: 'الصق هذا العنوان في «Webhook URL» وفعّل الويب هوك', copy: 'callback_url' },
    { text: 'اختر الأحداث messages.received و messages.upsert و message.sent و messages.update و messages.delete و messages.reaction و session.status و qrcode.updated' },
    { text: 'احفظ' },
  ],
  checks: [
    { part: 'key', label: 'مفتاح الواجهة صالح' },
    { part: 'session', label: 'هناك هاتف مرتبط' },
    { part: 'phone', label: 'رقمه هو رقم هذا الحساب' },
  ],
};
