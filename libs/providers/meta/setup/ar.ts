import { APP_DASHBOARD, BUSINESS_SETTINGS } from './addresses.js';
import type { MetaSetupTexts } from './guide.js';

export const setupAr: MetaSetupTexts = {
  name: 'واتساب',
  via: 'عبر واجهة Meta السحابية',
  provider: 'Meta',
  title: 'ربط واتساب',
  subtitle: 'دليل خطوة بخطوة لربط حسابك في WhatsApp Business مع {product}.',
  welcome: 'اربط رقم WhatsApp Business الخاص بك، فيتصفح عملاؤك المنتجات ويطرحون الأسئلة ويقدّمون الطلبات في محادثة واحدة مع المساعد الذكي. يرى فريقك كل شيء ويتولى المحادثة متى شاء.',
  requirements: [
    'حساب أعمال على Meta (إنشاؤه مجاني)',
    'تطبيق WhatsApp Business Platform في بوابة مطوّري Meta',
    'رقم هاتف مُتحقَّق منه لـ WhatsApp Business',
    'نحو 10 إلى 15 دقيقة لإتمام الإعداد',
  ],
  steps: {
    introduction: { title: 'مقدمة', action: 'لنبدأ' },
    preparation: { title: 'أنشئ تطبيق Meta', lead: 'لديك تطبيق فيه واتساب؟ دوّن معرّفيه وتابع.', action: 'متابعة' },
    credentials: { title: 'أدخل بيانات الاعتماد', lead: 'أربع قيم من Meta. نتحقق منها فورًا، ولا يُعرض السرّان مرة أخرى.', action: 'متابعة' },
    webhook: { title: 'اضبط الـ Webhook في Meta', lead: 'لكي تُسلّم Meta رسائل عملائك إلى {product}.', action: 'متابعة' },
    test: { title: 'اختبر الاتصال', lead: 'نسأل Meta هل يعمل كل ما أدخلته.', action: 'إتمام' },
    done: { title: 'تم!', action: 'إلى صندوق الوارد' },
  },
  preparation: [
    { text: 'افتح Meta for Developers في علامة تبويب جديدة', link: APP_DASHBOARD },
    { text: 'انقر «إنشاء تطبيق» واختر نوع «الأعمال»' },
    { text: 'سمِّ تطبيقك (مثلًا «واتساب متجري»)' },
    { text: 'أضف منتج WhatsApp إلى تطبيقك' },
    { text: 'في صفحة «بدء الاستخدام» الخاصة بواتساب، دوّن معرّف رقم الهاتف ومعرّف حساب الأعمال', fields: ['phoneNumberId', 'businessAccountId'] },
  ],
  fields: {
    phoneNumberId: { label: 'معرّف رقم الهاتف', meaning: 'رقم يحدّد هاتف واتساب الخاص بك في نظام Meta', place: 'صفحة WhatsApp ← بدء الاستخدام في تطبيق Meta' },
    businessAccountId: { label: 'معرّف حساب الأعمال', meaning: 'معرّف حسابك في WhatsApp Business', place: 'في الصفحة نفسها' },
    accessToken: {
      label: 'رمز الوصول', meaning: 'مفتاح سرّي يتيح لـ {product} إرسال الرسائل نيابةً عنك', place: 'مستخدمو النظام ← إنشاء رمز، في إعدادات أعمال Meta',
      link: BUSINESS_SETTINGS,
      help: 'إعدادات أعمال Meta ← مستخدمو النظام ← أنشئ مستخدم نظام (إن لم يكن لديك) ← إنشاء رمز ← اختر تطبيق واتساب ← امنح الإذنين `whatsapp_business_messaging` و`whatsapp_business_management` ← انسخ الرمز.',
      warning: 'مهم: الرمز المُنشأ في صفحة «بدء الاستخدام» الخاصة بواتساب تنتهي صلاحيته بعد 24 ساعة. للاستخدام الفعلي أنشئ دائمًا رمزًا دائمًا عبر مستخدمي النظام كما هو موضح أعلاه.',
    },
    appSecret: {
      label: 'سر التطبيق', meaning: 'مفتاح سرّي نتحقق به من أن الرسائل الواردة من واتساب فعلًا', place: 'إعدادات التطبيق ← أساسي، في تطبيق Meta',
      link: APP_DASHBOARD,
      help: 'في تطبيق Meta: إعدادات التطبيق ← أساسي ← انقر «إظهار» بجانب سر التطبيق ← انسخه.',
    },
  },
  webhook: [
    { text: 'في تطبيق Meta، انتقل إلى WhatsApp ← الإعداد', link: APP_DASHBOARD },
    { text: 'تحت «Webhook» انقر «تعديل»' },
    { text: 'ألصق عنوان رد الاتصال في حقل «عنوان URL لرد الاتصال»', copy: 'callback_url' },
    { text: 'ألصق رمز التحقق في حقل «رمز التحقق»', copy: 'verify_token' },
    { text: 'انقر «تحقق وحفظ»: سترسل Meta طلبًا تجريبيًا للتحقق من الاتصال' },
    { text: 'بعد نجاح التحقق، فعّل «الاشتراك» بجانب حقل messages' },
  ],
  checks: [
    { part: 'token', label: 'رمز الوصول صالح' },
    { part: 'phone', label: 'معرّف رقم الهاتف موجود' },
    { part: 'name', label: 'تُرجع Meta اسم النشاط المُتحقَّق منه ورقم الهاتف' },
    { part: 'business', label: 'الرقم تابع لحساب الأعمال' },
    { part: 'secret', label: 'سر التطبيق يخص هذا التطبيق' },
    { part: 'subscription', label: 'تُسلَّم الرسائل إلى {product}' },
  ],
};
