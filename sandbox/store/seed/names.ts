/** Given and family names of one part of the world; lists of words parted by spaces. */
export interface NameStock {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Share of the company, any unit. */
  readonly weight: number;
}

const stock = (weight: number, given: string, family: string): NameStock => ({
  weight,
  given: given.split(" "),
  family: family.split(" "),
});

export const nameStocks: readonly NameStock[] = [
  stock(
    18,
    "Olivia James Amelia Henry Grace Samuel Chloe Daniel Hannah Thomas Ruby Edward Alice Jack Lucy Matthew Emily Adam Sophie Luke Megan Oscar Isla Ryan",
    "Smith Walker Harris Bennett Clarke Cooper Hughes Foster Morgan Reed Turner Ward Brooks Bailey Hayes Parker Sutton Webb Marsh Doyle Fletcher Lowe",
  ),
  stock(
    9,
    "María Javier Lucía Diego Carmen Álvaro Sofía Andrés Elena Mateo Valentina Rafael Camila Joaquín Inés Pablo Marisol Emilio",
    "García Fernández Rodríguez López Martínez Sánchez Romero Navarro Torres Delgado Ortega Castillo Vargas Herrera Mendoza Ríos Paredes",
  ),
  stock(
    6,
    "Beatriz João Larissa Thiago Mariana Gustavo Fernanda Caio Inês Duarte Letícia Rui Helena Tomás",
    "Silva Oliveira Souza Pereira Almeida Carvalho Ribeiro Gonçalves Teixeira Nogueira Barros Moreira Antunes",
  ),
  stock(
    8,
    "Anna Lukas Lena Jonas Katharina Felix Johanna Maximilian Greta Moritz Franziska Sebastian Ulrike Jürgen Mia Till",
    "Müller Schmidt Schneider Fischer Weber Becker Hoffmann Schäfer Koch Richter Wolf Krüger Vogel Günther Baumann Jung",
  ),
  stock(
    7,
    "Camille Hugo Manon Julien Élodie Antoine Chloé Mathieu Amélie Baptiste Inès Théo Margaux Rémi Noémie",
    "Martin Bernard Dubois Laurent Lefèvre Moreau Girard Roux Fontaine Mercier Chevalier Gauthier Perrin Lemaire",
  ),
  stock(
    5,
    "Giulia Lorenzo Chiara Matteo Francesca Alessandro Martina Davide Elisa Riccardo Silvia Niccolò",
    "Rossi Ferrari Esposito Bianchi Romano Colombo Ricci Marino Conti Gallo Costa Rinaldi Moretti",
  ),
  stock(
    5,
    "Agnieszka Piotr Katarzyna Tomasz Zofia Jakub Małgorzata Michał Ewa Wojciech Hanna Paweł",
    "Kowalski Nowak Wiśniewska Wójcik Kamiński Lewandowska Zieliński Szymański Dąbrowska Kozłowski Mazur",
  ),
  stock(
    5,
    "Ingrid Lars Astrid Magnus Freja Nils Sigrid Søren Linnea Bjørn Maja Emil Aino Eero",
    "Johansson Lindberg Hansen Nilsson Bergström Andersen Holm Dahl Sørensen Lund Korhonen Nygård Sandberg",
  ),
  stock(
    5,
    "Oksana Andriy Iryna Mykola Daria Taras Svitlana Bohdan Elena Dmitri Natalia Alexei",
    "Shevchenko Kovalenko Bondarenko Tkachenko Petrenko Melnyk Sokolov Popova Volkov Morozova Lysenko",
  ),
  stock(
    12,
    "Priya Arjun Ananya Rohan Kavya Vikram Meera Aditya Lakshmi Sanjay Nisha Karthik Divya Rahul Pooja Farhan Ayesha Imran",
    "Sharma Patel Iyer Reddy Nair Gupta Banerjee Mehta Krishnan Chatterjee Kulkarni Khan Joshi Rao Desai Menon Qureshi",
  ),
  stock(
    9,
    "Wei Mei Jun Xiu Hao Lan Jian Ying Tao Min Qiang Yan Chen Hui Bo Ling",
    "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Lin Guo Tang",
  ),
  stock(
    5,
    "Haruka Kenji Yui Takumi Aoi Daichi Sakura Ren Mio Hiroshi Naoko Sota",
    "Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Saito Mori Hayashi",
  ),
  stock(
    4,
    "Min-jun Seo-yeon Ji-ho Ha-eun Do-yun Su-bin Hyun-woo Ye-jin Jae-won Da-eun",
    "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Shin",
  ),
  stock(
    5,
    "Linh Minh Thu Quang Siti Budi Dewi Agus Nurul Somchai Anong Jose Maricel Ahmad",
    "Nguyen Tran Pham Hoang Vo Santoso Wijaya Hidayat Suwan Reyes Santos Cruz Rahman Abdullah",
  ),
  stock(
    6,
    "Amina Kwame Zainab Chinedu Wanjiru Tendai Ngozi Kofi Fatou Sipho Adaeze Baraka Thandiwe Olumide",
    "Okafor Mensah Adeyemi Mwangi Diallo Nkosi Balogun Otieno Traoré Dlamini Eze Kamau Boateng Moyo",
  ),
  stock(
    6,
    "Layla Omar Yasmin Karim Noor Hassan Leila Tariq Salma Yusuf Elif Mehmet Zeynep Emre Noa Eitan",
    "Haddad Mansour Al-Farsi Nasser Khalil Saleh Aziz Yılmaz Demir Kaya Şahin Öztürk Levi Mizrahi Darwish",
  ),
];

const withoutMarks: Readonly<Record<string, string>> = { ł: "l", ø: "o", ı: "i", ß: "ss", đ: "d" };

/** Spells a name with the letters an e-mail address has. */
export function toAscii(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[łøıßđ]/g, (letter) => withoutMarks[letter] ?? "")
    .replace(/[^a-z0-9]/g, "");
}
