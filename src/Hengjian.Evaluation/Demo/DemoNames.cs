namespace Hengjian.Evaluation.Demo;

/// <summary>Invented names. None is a province, city or county of China (checked against GB/T 2260, state of 2023).</summary>
/// <remarks>Codes begin with 99, which GB/T 2260 assigns to no province.</remarks>
internal static class DemoNames
{
    /// <summary>GB/T 2260 prefix that no province has.</summary>
    public const int ProvincePrefix = 99;

    /// <summary>The province.</summary>
    public const string Province = "临澄省";

    /// <summary>Stems of the cities, the capital first.</summary>
    public static readonly string[] Cities =
        "岚溪 澄屏 栖陵 沅屏 云岫 霁原 桐浦 晏阳 芷州 枫陵 稷原 澹州 砚宁 岱浦 荇泽 昕川".Split(' ');

    /// <summary>Stems of the counties in order; <see cref="CountiesPerCity"/> deals them out.</summary>
    public static readonly string[] Counties =
        ("蕙川 昕津 峻塬 玖安 泓洲 槐安 昀汀 琢台 旭湾 虹安 栖潭 澹丘 昕泉 稷塬 楠平 景丘 瑾泉 昀川 岭津 琅埠 " +
         "岱岭 沛亭 粟林 柏平 蕙平 菊湾 沁林 淳阴 泓安 岚湾 菊岭 珩潭 暄泉 琅塬 桂川 松关 竹津 梓湾 枫岭 汐埠 " +
         "原泽 曦源 蕙田 崎塘 岑川 暄林 岱泽 虹陵 岱潭 棠陵 芷源 浔渡 菱丘 岑屏 崎峰 菱林 芦湾 菱汀 稷桥 萍源 " +
         "椿浜 楠渡 麦浦 琢溪 澹湾 沅湖 浔泉 旻湖 麦渡 瑾川 莲泽 沅林 黍潭 涟阴 梨源 莲安 漪桥 晗陵 榆溪 荇堰 " +
         "澄浦 汐洲 楠峰 霞渡 梨岭 澄陵 岩屏 璟屏 琅屏 稷峰 柏谷 潭津 璟台 景湾 玥林 沛津 虹川 沅丘 梨洲 槐丘 " +
         "柏源 霞岭 曦亭 黍田 芷堰 滢泉 峻渚 岩阳 瑜岭 芷林 珞阴 岑峰 岚丘 暄陵 棠田 桐湾 昕泽 泓湾 墨洲 枫渚 " +
         "墨溪 沅津 岱安 沐溪 溯阳 荇安 旭岭 禾台 淳洲 松源 涟潭 瑜洲 珩源 璟溪 旭安 溯川 芷关").Split(' ');

    /// <summary>7 to 11 counties a city, 137 together.</summary>
    public static readonly int[] CountiesPerCity = [10, 9, 8, 9, 8, 9, 7, 9, 8, 8, 9, 8, 9, 9, 8, 9];

    private static readonly string[] First =
        ("云 青 白 红 金 玉 石 松 柏 竹 梅 兰 荷 桂 柳 杨 枫 桃 李 杏 清 碧 长 大 小 上 下 东 西 南 北 新 古 高 平 双 三 " +
         "龙 凤 鹤 鹿 马 燕 鹭 星 月 晨 秋 春 雨 霜 溪 泉 河 湖 江 山 岭 峰 岩").Split(' ');

    private static readonly string[] Second =
        ("坪 岭 坡 湾 塘 桥 渡 沟 寨 屯 庄 店 集 堡 岗 台 坝 畈 垸 洲 源 泉 溪 河 湖 山 峰 岩 谷 原 林 园 关 口 井 庙 阁 " +
         "楼 塔 津 浦 港 埠 圩 滩 田 坞 冲 垄 墩").Split(' ');

    /// <summary>Names of the towns of a county: two characters each, no repeats.</summary>
    public static string[] Towns(ulong key, int count) => Distinct(DemoRandom.Key(key, 11), count, []);

    /// <summary>Names of villages and roads of a county; none repeats a town.</summary>
    public static string[] Villages(ulong key, int count, string[] towns) =>
        Distinct(DemoRandom.Key(key, 12), count, [.. towns]);

    private static string[] Distinct(ulong key, int count, HashSet<string> taken)
    {
        var names = new string[count];
        ulong draw = 0;
        for (var i = 0; i < count; i++)
        {
            string name;
            do
            {
                var at = DemoRandom.Key(key, draw++);
                var first = First[DemoRandom.Below(DemoRandom.Key(at, 1), First.Length)];
                var second = Second[DemoRandom.Below(DemoRandom.Key(at, 2), Second.Length)];
                name = first == second ? "" : first + second;
            }
            while (name.Length == 0 || !taken.Add(name));
            names[i] = name;
        }
        return names;
    }
}
