import type { ProductDraft } from '../../apps/api/src/modules/catalog/index.js';

// The catalog that the judged queries are asked of: a general store that writes English only, and keeps no search terms.
// handle | title | price | tags | options | description
const PRODUCTS = `
trail-runner | Trail running shoes | 89 | shoes, sport | Colour: Black, Orange; Size: 40, 42, 44 | Grippy soles for mud and wet rock.
road-runner | Road running shoes | 75 | shoes, sport | Colour: White, Blue; Size: 38, 40, 42 | Light and cushioned for long distances on asphalt.
canvas-sneaker | Canvas sneakers | 39 | shoes, casual | Colour: Red, White, Navy; Size: 37, 39, 41 | A classic with a rubber toe cap.
red-heels | Leather high heels | 65 | shoes, women | Colour: Red, Black; Size: 36, 37, 38 | Pointed toe, heel of 8 cm.
kids-sandals | Kids sandals | 24 | shoes, children | Colour: Green, Pink; Size: 26, 28, 30 | Hook and loop straps, for beach and garden.
hiking-boots | Waterproof hiking boots | 119 | shoes, outdoor | Colour: Brown; Size: 40, 42, 44 | High ankle, lined against rain and snow.
rubber-boots | Rubber boots | 29 | shoes, garden | Colour: Green, Yellow; Size: 36, 40, 44 | Dry feet on rainy days.
slippers | Felt slippers | 22 | shoes, home | Colour: Grey; Size: 36, 40, 44 | Warm wool felt for cold floors.
cotton-tee | Organic cotton t-shirt | 18 | clothing, men, women | Colour: White, Black, Green; Size: S, M, L | Soft, straight cut.
striped-tee | Striped long sleeve top | 26 | clothing, women | Colour: Navy; Size: S, M, L | Breton stripes, boat neck.
linen-shirt | Linen shirt | 49 | clothing, men | Colour: White, Blue; Size: M, L, XL | Cool on summer days.
flannel-shirt | Flannel shirt | 42 | clothing, men | Colour: Red; Size: M, L, XL | Checked and warm.
slim-jeans | Slim fit jeans | 59 | clothing, men | Colour: Blue, Black; Size: 30, 32, 34 | Stretch denim with five pockets.
wide-trousers | Wide linen trousers | 54 | clothing, women | Colour: Beige; Size: S, M, L | Elastic waist.
summer-dress | Floral summer dress | 45 | clothing, women | Colour: Yellow, Blue; Size: S, M, L | Light viscose with short sleeves.
evening-dress | Long evening dress | 110 | clothing, women | Colour: Red, Black; Size: S, M, L | Satin with an open back.
denim-skirt | Denim skirt | 35 | clothing, women | Colour: Blue; Size: S, M, L | Knee length with buttons.
wool-sweater | Merino wool sweater | 79 | clothing, men, women | Colour: Grey, Green; Size: S, M, L | Fine knit, does not itch.
hoodie | Zip hoodie | 48 | clothing, sport | Colour: Black, Grey; Size: S, M, L | Brushed inside, two pockets.
down-jacket | Down winter jacket | 149 | clothing, outdoor | Colour: Black, Blue; Size: S, M, L | Very light and warm to minus ten.
rain-coat | Rain coat with hood | 69 | clothing, outdoor | Colour: Yellow; Size: S, M, L | Sealed seams, packs small.
swim-shorts | Swim shorts | 27 | clothing, men | Colour: Blue; Size: M, L, XL | Dries fast.
bikini | Two piece bikini | 32 | clothing, women | Colour: Black, Green; Size: S, M, L | Made from recycled nets.
pyjamas | Cotton pyjamas | 38 | clothing, children | Colour: Blue; Size: 98, 110, 122 | Stars all over.
ankle-socks | Ankle socks, pack of 5 | 15 | clothing | Colour: White, Black | Combed cotton.
leather-belt | Leather belt | 34 | accessories, men | Colour: Brown, Black | Solid buckle, 3.5 cm wide.
wool-scarf | Wool scarf | 29 | accessories | Colour: Red, Grey | Two metres of softness.
knit-gloves | Knitted gloves | 17 | accessories | Colour: Grey | Works on touch screens.
beanie | Knitted beanie | 19 | accessories | Colour: Mustard, Black | Ribbed, one size.
straw-hat | Straw sun hat | 28 | accessories | Colour: Natural | Wide brim for the beach.
baseball-cap | Baseball cap | 21 | accessories | Colour: Blue, Black | Adjustable strap.
sunglasses | Polarised sunglasses | 55 | accessories | Colour: Black, Tortoise | Protects to UV400.
leather-wallet | Slim leather wallet | 44 | accessories, men | Colour: Brown | Six cards and notes.
tote-bag | Canvas tote bag | 16 | accessories | Colour: Natural | For groceries and books.
handbag | Leather handbag | 129 | accessories, women | Colour: Black, Cognac | Zip and inner pocket.
city-backpack | City backpack 20 l | 64 | accessories | Colour: Grey, Green | Padded sleeve for a 15 inch computer.
cabin-suitcase | Cabin suitcase | 99 | travel | Colour: Blue | Four wheels, hard shell, 38 litres.
umbrella | Folding umbrella | 23 | accessories | Colour: Black, Red | Withstands gusts.
silver-necklace | Silver necklace | 58 | jewellery, women | | Fine chain with a drop.
gold-earrings | Gold plated hoop earrings | 36 | jewellery, women | | 25 mm across.
silver-ring | Silver ring | 42 | jewellery | Size: 52, 54, 56 | Hammered by hand.
beaded-bracelet | Beaded bracelet | 14 | jewellery | | Glass beads on elastic cord.
mens-watch | Stainless steel wrist watch | 139 | accessories, men | | Automatic movement, 40 mm.
face-cream | Moisturising face cream | 26 | beauty | | With hyaluronic acid, 50 ml.
sun-cream | Sun cream SPF 50 | 18 | beauty | | Not sticky, 150 ml.
shampoo-bar | Solid shampoo bar | 11 | beauty | | Rosemary, for oily hair.
hair-dryer | Ionic hair dryer | 49 | beauty, electric | | 2000 W, two speeds.
lipstick | Matte lipstick | 13 | beauty | Colour: Red, Nude | Stays for eight hours.
perfume | Jasmine eau de parfum | 72 | beauty, women | | 50 ml, a warm flower.
nail-polish | Nail polish | 9 | beauty | Colour: Red, Pink, Black | Dries within a minute.
razor | Safety razor | 31 | beauty, men | | Brass handle, ten blades.
hand-soap | Olive oil soap | 6 | beauty | | 150 g, boiled by hand.
toothbrush | Bamboo toothbrush | 4 | beauty | | Soft bristles.
beard-oil | Beard oil | 17 | beauty, men | | Argan and cedar, 30 ml.
table-lamp | Ceramic table lamp | 68 | home, lighting | Colour: White, Blue | Linen shade, E27.
floor-lamp | Floor lamp with reading light | 124 | home, lighting | Colour: Black | Dims in three steps.
led-bulb | LED bulb E27 | 7 | home, lighting | | Warm white, 806 lumen.
string-lights | Fairy lights 10 m | 19 | home, lighting, garden | | Solar panel, for balcony and tree.
scented-candle | Scented candle | 21 | home, gift | | Soy wax, vanilla and fig, burns 40 hours.
throw-pillow | Velvet cushion | 25 | home | Colour: Green, Mustard, Pink | Cover washable, 45 x 45 cm.
wool-blanket | Wool blanket | 85 | home, gift | Colour: Grey, Cream | 130 x 180 cm.
bed-sheets | Percale bed sheets | 74 | home, bedroom | Colour: White, Blue; Size: 140, 160 | Cotton, with two pillowcases.
feather-pillow | Feather pillow | 39 | home, bedroom | | 50 x 70 cm, medium firm.
bath-towel | Bath towel | 24 | home, bathroom | Colour: White, Green | Thick terry cotton, 70 x 140 cm.
shower-curtain | Shower curtain | 22 | home, bathroom | | With 12 rings.
cotton-rug | Woven cotton rug | 95 | home | Colour: Blue, Terracotta | 160 x 230 cm.
wall-mirror | Round wall mirror | 88 | home | | Oak frame, 60 cm.
wall-clock | Silent wall clock | 33 | home | Colour: White, Black | 30 cm, runs on one battery.
picture-frame | Oak picture frame A4 | 20 | home | | Real glass.
flower-vase | Glass flower vase | 27 | home, gift | | Mouth blown, 25 cm.
plant-pot | Terracotta plant pot | 14 | home, garden | Size: 14 cm, 20 cm | With saucer.
bookshelf | Pine bookshelf | 139 | home, furniture | | Five shelves, 180 cm high.
office-chair | Ergonomic office chair | 219 | furniture, office | Colour: Black, Grey | Lumbar support, moving arm rests.
dining-table | Oak dining table | 449 | furniture | | Seats six, 160 x 90 cm.
bar-stool | Bar stool | 79 | furniture | Colour: Black | Height 75 cm.
storage-basket | Seagrass storage basket | 30 | home | | With handles, for toys and laundry.
laundry-rack | Folding drying rack | 35 | home | | 18 m for wet clothes.
vacuum-cleaner | Cordless vacuum cleaner | 199 | home, electric | | 45 minutes, for carpet and hard floor.
steam-iron | Steam iron | 46 | home, electric | | 2400 W, ceramic plate.
desk-fan | Quiet desk fan | 37 | home, electric | | Three speeds, USB.
coffee-maker | Filter coffee maker | 59 | kitchen, electric | | Glass jug for ten cups.
moka-pot | Stovetop espresso pot | 29 | kitchen | | Aluminium, six cups.
electric-kettle | Electric kettle 1.7 l | 42 | kitchen, electric | Colour: Steel, White | Switches itself off.
toaster | Two slice toaster | 38 | kitchen, electric | Colour: Red, Cream | With defrost.
blender | Smoothie blender | 57 | kitchen, electric | | 800 W with two travel cups.
frying-pan | Non-stick frying pan 28 cm | 36 | kitchen | | For gas, electric and induction.
stock-pot | Stainless steel cooking pot 5 l | 48 | kitchen | | With glass lid.
chef-knife | Chef's knife 20 cm | 64 | kitchen | | Forged steel.
cutting-board | Bamboo cutting board | 19 | kitchen | | With juice groove.
dinner-plates | Dinner plates, set of 6 | 52 | kitchen | Colour: White, Blue | Stoneware, dishwasher safe.
wine-glasses | Wine glasses, set of 4 | 34 | kitchen, gift | | Crystal, 450 ml.
coffee-mug | Stoneware mug | 12 | kitchen, gift | Colour: White, Blue, Green | 350 ml.
teapot | Cast iron teapot | 45 | kitchen | Colour: Black | With strainer, 0.8 l.
cutlery | Cutlery set, 24 pieces | 69 | kitchen | | Forks, knives and spoons for six.
water-bottle | Insulated water bottle 750 ml | 27 | kitchen, sport | Colour: Black, Blue, Pink | Cold for 24 hours.
lunch-box | Steel lunch box | 23 | kitchen, children | | Two compartments, leak proof.
apron | Linen kitchen apron | 31 | kitchen | Colour: Grey | Two pockets.
ground-coffee | Ground coffee 500 g | 9 | food | | Medium roast from Colombia.
green-tea | Green tea, 50 bags | 6 | food | | From Japan.
dark-chocolate | Dark chocolate 70 % | 4 | food, gift | | From Ecuador, 100 g.
olive-oil | Extra virgin olive oil 1 l | 14 | food | | First cold pressing.
honey | Forest honey | 8 | food | | 500 g jar.
almonds | Roasted almonds | 7 | food | | Salted, 250 g.
basmati-rice | Basmati rice 2 kg | 8 | food | | Aged long grain.
strawberry-jam | Strawberry jam | 5 | food | | 60 % fruit.
medjool-dates | Medjool dates 1 kg | 16 | food, gift | | Soft and sweet.
phone-charger | USB-C fast charger | 25 | electronics | | 45 W, with cable.
power-bank | Power bank 10000 mAh | 33 | electronics | | Charges two devices at a time.
phone-case | Silicone phone case | 15 | electronics | Colour: Black, Red, Clear | Raised edges guard the screen.
headphones | Wireless over-ear headphones | 129 | electronics | Colour: Black, White | Noise cancelling, 30 hours.
earbuds | Bluetooth earbuds | 59 | electronics | Colour: White | With charging case.
speaker | Portable Bluetooth speaker | 49 | electronics | Colour: Black, Blue | Water resistant.
keyboard | Wireless keyboard | 45 | electronics, office | | Quiet keys.
mouse | Ergonomic computer mouse | 29 | electronics, office | | Vertical grip.
smart-watch | Smart watch with GPS | 179 | electronics, sport | | Measures pulse and sleep.
desk-organiser | Desk organiser | 24 | office | | For pens and clips.
notebook | Dotted notebook A5 | 12 | office, gift | Colour: Black, Red | 160 pages.
fountain-pen | Fountain pen | 38 | office, gift | | Medium nib, blue ink.
colour-pencils | Colour pencils, 24 | 14 | office, children | | Soft leads.
yoga-mat | Yoga mat | 35 | sport | Colour: Purple, Blue | 6 mm, does not slip.
dumbbells | Pair of dumbbells 5 kg | 39 | sport | | Neoprene coat.
football | Match football | 28 | sport, children | | Size 5.
tennis-racket | Tennis racket | 84 | sport | | 280 g, strung.
bike-helmet | Bicycle helmet | 59 | sport | Colour: White, Black | With rear light.
bike-lock | Bicycle lock | 44 | sport | | Steel chain, 90 cm.
tent | Two person tent | 139 | outdoor | | Pitches in five minutes.
sleeping-bag | Sleeping bag | 78 | outdoor | | Comfort to 4 degrees.
camping-stove | Gas camping stove | 41 | outdoor | | Boils a litre in three minutes.
head-torch | Rechargeable head torch | 32 | outdoor | | 400 lumen.
garden-hose | Garden hose 20 m | 36 | garden | | With spray head.
garden-gloves | Gardening gloves | 11 | garden | | Thorn proof.
watering-can | Watering can 5 l | 26 | garden | Colour: Green | Zinc coated.
basil-seeds | Basil seeds | 3 | garden | | For balcony and window sill.
deck-chair | Folding deck chair | 67 | garden, furniture | Colour: Blue, Natural | Beech wood and canvas.
teddy-bear | Teddy bear | 23 | toys, children, gift | | 35 cm of plush.
wooden-blocks | Wooden building blocks | 29 | toys, children | | 50 pieces in a bag.
puzzle | Jigsaw puzzle 1000 pieces | 17 | toys | | A harbour at dawn.
board-game | Family board game | 34 | toys, gift | | Two to six players.
toy-car | Wooden toy car | 13 | toys, children | Colour: Red, Blue | Beech, for small hands.
doll | Rag doll | 26 | toys, children | | Dressed in cotton.
baby-romper | Baby romper | 21 | baby, clothing | Colour: White, Yellow | Snaps between the legs.
nappies | Nappies size 3, pack of 60 | 22 | baby | | Without perfume.
baby-bottle | Glass baby bottle | 12 | baby | | 240 ml with slow teat.
dog-leash | Dog leash | 18 | pets | Colour: Red, Black | 1.5 m of rope.
dog-food | Dry dog food 3 kg | 24 | pets | | Chicken and rice.
cat-tree | Cat scratching post | 49 | pets | | 80 cm with a cave.
gift-card | Gift card | 50 | gift | | Sent by email.
`;

export interface JudgedProduct { readonly handle: string; readonly draft: ProductDraft & { title: string } }

function rowOf(line: string): JudgedProduct {
  const [handle = '', title = '', price = '', tags = '', options = '', description = ''] = line.split('|').map((cell) => cell.trim());
  const money = { amount: Number(price) * 100, currency: 'EUR' };
  return { handle, draft: { handle, title, description, status: 'active', tags: tags.split(', '), variants: combined(options).map((chosen) => ({ options: chosen, price: money })) } };
}

/** Every combination of the options' values. */
function combined(options: string): Record<string, string>[] {
  if (options === '') return [{}];
  return options.split(';').reduce<Record<string, string>[]>((all, option) => {
    const [name = '', values = ''] = option.split(':').map((part) => part.trim());
    return all.flatMap((chosen) => values.split(', ').map((value) => ({ ...chosen, [name]: value })));
  }, [{}]);
}

export const JUDGED_PRODUCTS: readonly JudgedProduct[] = PRODUCTS.trim().split('\n').map(rowOf);
