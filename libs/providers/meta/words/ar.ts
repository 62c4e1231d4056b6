/** The account form and the connection check in Arabic: by English text, or by the code of a problem. */
export const wordsAr: Readonly<Record<string, string>> = {
  'Meta (WhatsApp Cloud API)': 'Meta (واجهة واتساب السحابية)',
  'Meta Settings': 'إعدادات Meta',
  'Phone Number ID': 'معرّف رقم الهاتف',
  "A number that identifies your WhatsApp phone number in Meta's system. Find it in your Meta app under WhatsApp, Getting Started. It is not the phone number itself.":
    'رقم يحدّد هاتف واتساب الخاص بك في نظام Meta. تجده في تطبيق Meta ضمن WhatsApp ثم «بدء الاستخدام». وهو ليس رقم الهاتف نفسه.',
  'Business Account ID': 'معرّف حساب الأعمال',
  'Your WhatsApp Business Account identifier. It is on the same page as the Phone Number ID.':
    'معرّف حسابك في WhatsApp Business. تجده في صفحة معرّف رقم الهاتف نفسها.',
  'Access Token': 'رمز الوصول',
  "A secret key that lets {product} send messages on your behalf. In Meta Business Settings open System Users, create a system user if you don't have one, choose Generate Token, select your WhatsApp app, grant the whatsapp_business_messaging and whatsapp_business_management permissions and copy the token.":
    'مفتاح سرّي يتيح لـ {product} إرسال الرسائل نيابةً عنك. في إعدادات أعمال Meta افتح «مستخدمو النظام»، وأنشئ مستخدمًا إن لم يكن لديك، ثم اختر «إنشاء رمز» وحدّد تطبيق واتساب وامنح الإذنين whatsapp_business_messaging وwhatsapp_business_management وانسخ الرمز.',
  'App Secret': 'سر التطبيق',
  'A secret key used to verify that incoming messages are really from WhatsApp. In your Meta app open App Settings, Basic, click Show next to the App Secret and copy it.':
    'مفتاح سرّي نتحقق به من أن الرسائل الواردة من واتساب فعلًا. في تطبيق Meta افتح «إعدادات التطبيق» ثم «أساسي»، وانقر «إظهار» بجانب سر التطبيق وانسخه.',
  'Webhook Verify Token': 'رمز التحقق من الـ Webhook',
  'Any text you choose. Enter the same text as the verify token of the webhook in the Meta Developer dashboard. Leave it empty and one is made for you.':
    'أي نص تختاره. أدخل النص نفسه كرمز تحقق للـ Webhook في لوحة مطوّري Meta. إن تركته فارغًا أنشأنا لك واحدًا.',
  URL: 'عنوان URL',
  "Address of Meta's Graph API.": 'عنوان واجهة Graph من Meta.',
  Version: 'الإصدار',
  'Version of the Graph API. Meta switches a version off about two years after its release.':
    'إصدار واجهة Graph. توقف Meta كل إصدار بعد نحو عامين من صدوره.',
  'App ID': 'معرّف التطبيق',
  'The number of your Meta app, shown at the top of its dashboard. The connection check compares it with the app of the token.':
    'رقم تطبيقك في Meta، ويظهر أعلى لوحته. يقارنه اختبار الاتصال بتطبيق الرمز.',
  'version.expired': 'أوقفت Meta الإصدار {value}. أدخل إصدارًا أحدث.',
  'token.invalid': 'رمز الوصول غير صالح',
  'token.permission_missing': 'ينقص رمز الوصول إذن: يلزم whatsapp_business_messaging وwhatsapp_business_management',
  'token.other_business': 'أُنشئ رمز الوصول لحساب آخر في WhatsApp Business',
  'token.expires': 'ستنتهي صلاحية رمز الوصول هذا. أنشئ رمزًا دائمًا عبر «مستخدمو النظام».',
  'app.other': 'رمز الوصول تابع لتطبيق آخر',
  'app.not_subscribed': 'لا يتلقى التطبيق رسائل حساب الأعمال هذا بعد',
  'phone.not_found': 'لم يُعثر على رقم الهاتف',
  'phone.status': 'تفيد Meta بأن رقم الهاتف ليس في حالة استخدام عادية',
  'business.not_found': 'لم يُعثر على حساب الأعمال',
  'business.other_number': 'رقم الهاتف لا يتبع حساب الأعمال هذا',
  'url.refused': 'لا يُسمح بالاتصال بهذا العنوان',
  'provider.no_answer': 'لم يردّ واتساب. راجع العنوان والإصدار، أو حاول مرة أخرى.',
  'provider.refused': 'رفض واتساب الاختبار',
};
