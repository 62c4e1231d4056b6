/** What this shop does not have, however near some of its goods sound. */
export const UNANSWERABLE = `
washing machine
car tyres
iphone 15 pro
dishwasher
winter tyres for a van
electric guitar
piano lessons
wedding ring with diamond insurance
lawn mower
fishing rod
aquarium
hamster cage
cigarettes
red wine
cheese
frozen pizza
contact lenses
wheelchair
surfboard
ski boots rental
drum kit
microscope
swimming pool
hammer and nails
paint for walls
laptop
printer ink cartridges
television 55 inch
air conditioner
train tickets to paris
neumáticos
lavadora
pescado fresco
guitarra eléctrica
un televisor grande
geladeira
pneus de carro
cerveja
machine à laver
imprimante
vin rouge
pneus neige
غسالة ملابس
سيارة مستعملة
تلفزيون
لحم طازج
फ्रिज
टेलीविज़न
kühlschrank
xkcdqwrt
asdf ghjk
quantum flux capacitor
coffee table
dog house
beer glasses
leather sofa
chocolate cake
bike pump
phone
silla de ruedas
mesa de centro
كرسي متحرك
baby stroller
horse saddle
kitchen sink
shower door
football boots
dog bed
cat litter
hair clippers
gas grill
printer paper
phone repair
watch battery
piano bench
swimming goggles
toy train
chess board
baby car seat
bicycle tyre
gift wrapping paper
garden gnome
billiard table
sewing machine needles
cama para perros
mesa de billar
botas de fútbol
coche eléctrico
papel pintado
vélo électrique
table de ping-pong
poussette bébé
chaussures de danse
cama de casal
carrinho de bebê
mesa de sinuca
سرير أطفال
طاولة بلياردو
حذاء رقص
साइकिल पंप
घोड़े की काठी
`;
