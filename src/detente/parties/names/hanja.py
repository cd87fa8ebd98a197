"""Names in Han characters as Korea reads them: `金正恩` is Kim Jong Un there, and Jin Zheng'en in China.

The table has the characters of family names and those that are usual in given names; a name with another one is read as
Chinese only.
"""

from typing import Final

_READINGS: Final = """
    kim 金;ri 李里利;pak 朴;choe 崔最;chong 鄭丁程正政貞靜精情廷;kang 姜康强江剛;cho 趙曺曹朝祚;yun 尹允潤;chang 張章蔣昌長;rim 林;im 任;han 韓漢;o 吳;
    so 徐西瑞;sin 申辛愼新信臣;kwon 權;hwang 黃;an 安;song 宋松成星聖性誠晟;ryu 柳劉;hong 洪弘紅;chon 全田錢天千;ko 高;mun 文;yang 梁楊陽良;son 孫善仙先;
    pae 裵裴;paek 白;ho 許虎浩昊鎬豪好;nam 南男;sim 沈;no 盧;ha 河夏;kwak 郭;cha 車;chu 朱周主柱;u 禹宇雨佑;ku 具丘久九;na 羅;min 閔民敏旻;chin 陳進眞鎭珍;
    om 嚴;won 元源遠苑;pang 方;kong 孔公;hyon 玄賢鉉顯現;ham 咸;pyon 邊;un 恩銀殷雲運;il 日一逸;chol 哲喆鐵澈;ryong 龍;yong 永英榮泳勇容庸;kwang 光廣鑛;
    myong 明命銘;hak 學鶴;chun 俊準春峻;su 秀洙壽守水;kil 吉;kuk 國;tong 東童;sik 植湜;tae 泰太大台;kyong 敬京慶景卿璟;hui 姬熙喜希;suk 淑;mi 美;cha 子;sun 順淳;
    pok 福;hae 海;san 山;sok 石錫碩;sang 相尙祥;chae 在載宰才;hun 勳訓;hyok 赫革;pong 奉鳳峰;chan 燦贊;ki 基起琪;tok 德;man 萬;in 仁;ui 義;pyong 平炳秉;hwa 和花華;
    ok 玉;ran 蘭;wol 月;chung 重中忠;kun 根;ryul 律;yo 與如汝;sol 率雪;ch'ang 蒼;chi 志智池;ung 雄;to 道;chong 鐘宗種;hyong 亨衡;sung 勝承昇;kap 甲;pil 弼必;kyu 奎圭
"""
TABLE: Final[dict[str, str]] = {
    char: sound.replace("'", "")
    for sound, chars in (group.split() for group in _READINGS.replace("\n", " ").split(";"))
    for char in chars
}
SHORTEST, LONGEST = 2, 4


def korean(name: str) -> tuple[str, ...]:
    """The syllables of a name in Han characters as Korea reads them; empty for any other text."""
    text = "".join(name.split())
    if not SHORTEST <= len(text) <= LONGEST or not all(char in TABLE for char in text):
        return ()
    return tuple(TABLE[char] for char in text)
