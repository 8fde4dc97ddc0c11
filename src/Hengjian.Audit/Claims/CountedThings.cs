using System.Buffers;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Says whether a number counts the names that stand with it, and not something those have: 校舍、食堂、消防三项 counts them, 小学、初中 3 所 and 甲县、乙县四项指标 do not.</summary>
internal static class CountedThings
{
    private const int Farthest = 8;
    private const int Window = 3000;
    private const int LeastThings = 3;
    private const int LongestApposed = 5;

    // Of these there is one for each name.
    private static readonly string[] Aspects =
    [
        "方面", "环节", "学段", "领域", "维度", "层面", "阶段", "板块", "步骤", "问题", "渠道", "类别", "学科", "部门", "小组", "类", "措施", "重点", "机制", "制度", "体系", "行动", "工程",
        "专题", "专项", "片区", "等次", "等级", "档次", "层次", "清单", "指标", "途径", "方式", "形式", "路径", "任务", "关键", "抓手", "要素", "差距", "短板", "弱项", "难点", "特点", "优势", "目标",
        "单位", "环境", "模块", "产业", "主题", "节点", "件事", "项工作", "梯次", "原则", "关系", "薄弱点", "结合", "同步", "到位",
    ];

    // A thing may be one of several of the same name: two names say little.
    private static readonly string[] Things = ["项目", "中心", "基地", "小区", "专业", "系统", "平台", "组合", "联合体", "联盟", "集团", "文件", "方案", "办法", "园区", "片", "库"];

    private static readonly string[] Places = ["乡镇", "县区", "县", "市", "区", "镇", "乡", "村", "街道", "片区", "地", "（县", "（市", "镇街"];

    private static readonly SearchValues<char> Stops = SearchValues.Create("，。；：、（(:");
    private static readonly SearchValues<char> Levels = SearchValues.Create("国省市县区乡镇街村社校园级班组州盟旗户厂公");

    // Units that count names of any kind.
    private const string Units = "项类种条级步样大科门张道方套关者";
    private const string PlaceUnits = "县市区镇乡村地";

    // What has things of its own: places, schools, offices, stages, people.
    private static readonly string[] Bearers =
    [
        "县", "市", "区", "镇", "乡", "村", "街道", "校", "园", "小学", "中学", "初中", "高中", "中职", "高职", "大学", "学院", "局", "学段", "教师", "学生", "家长", "年级", "学前", "义务教育", "农村", "省", "学前教育", "高中教育",
    ];

    private static readonly string[] OfBearers = ["县", "市", "区", "镇", "乡", "村", "地", "街道", "校", "学段", "阶段", "层面", "层次", "级", "方", "部门", "单位", "类", "教育", "主体", "群体", "领域", "方面", "园", "者", "片区", "板块"];

    /// <summary>True when the number counts the names and nothing else.</summary>
    public static bool Are(Sentence sentence, Quantity quantity, NameList list)
    {
        var rest = sentence.Text.AsSpan(quantity.End, Math.Min(Farthest, sentence.End - quantity.End));
        var stop = rest.IndexOfAny(Stops);
        // 2 个县（市、区）.
        var noun = (stop < 0 ? rest : rest[..stop]).ToString();
        var unit = quantity.Unit.Text;
        if (IsApposed(list)) return true;
        if (unit == "所" || unit is "个" && (noun.StartsWith("学校", StringComparison.Ordinal) || noun.StartsWith("幼儿园", StringComparison.Ordinal))) return list.Names.All(IsSchool);
        if (unit is "人" or "名" or "位" or "户" or "班" or "次" or "期" or "批" or "轮" or "场" or "册" or "篇" or "人次" or "个班" or "个教学班" or "个班级" or "个教学点" or "个学位" or "组" or "节" or "份") return false;
        // 大坪县、洛坳县 2 个为良好.
        if (unit == "个" && noun.Length > 0 && noun[0] is '为' or '是' or '被' or '获' && list.Alike) return NameList.Kind(list.Names[0][^1]) is '县' or '镇' or '村';
        var place = PlaceUnits.Contains(unit[0], StringComparison.Ordinal) && unit.Length == 1 || Places.Any(p => noun.StartsWith(p, StringComparison.Ordinal));
        if (place) return ArePlaces(sentence.Text, quantity.Start, list);
        var ofBearers = unit is "部" || OfBearers.Any(b => noun.Contains(b, StringComparison.Ordinal) || unit.Contains(b, StringComparison.Ordinal));
        if (!ofBearers && list.Names.Count(n => IsBearer(sentence.Text, quantity.Start, n)) * 2 > list.Names.Count) return false;
        if (Units.Contains(unit[0], StringComparison.Ordinal) && unit.Length == 1 || unit is "方面") return true;
        if (unit is "部" && noun.StartsWith('门') || unit is "件" && noun.StartsWith('事') || Aspects.Any(a => noun.Contains(a, StringComparison.Ordinal))) return true;
        return list.Names.Count >= LeastThings && Things.Any(t => noun.Contains(t, StringComparison.Ordinal)) || list.Alike && (noun.Contains(list.Names[0][^1], StringComparison.Ordinal) || unit == list.Names[0][^1].ToString());
    }

    /// <summary>True when what follows the list is an order and no number: 苏南运河二级航道、宿连三级航道; 省、市、县三级 counts.</summary>
    public static bool IsOrder(Sentence sentence, Quantity quantity, NameList list) => quantity.Unit.Text switch
    {
        "级" => !list.Names.All(n => n.AsSpan().ContainsAny(Levels)),
        "位" => true,
        _ => quantity.Value == 2 && sentence.Text[quantity.Start] == '二',
    };

    // 完全小学为双桥、茶亭、板栗坳、龙骨滩 4 所: short names told of one kind.
    private static bool IsApposed(NameList list) =>
        list.Names.Count >= LeastThings && list.Names[0].IndexOf('为', StringComparison.Ordinal) is > 1 and var at && at + 1 < list.Names[0].Length && list.Names[0].Length - at - 1 <= LongestApposed && list.Names[0][at - 1] is not ('成' or '作' or '名' or '认' or '设' or '确' or '列')
        && list.Names.Skip(1).All(n => n.Length is > 1 and <= LongestApposed);

    // 甲小学、县第五中学、丙初中: by its name, not by its stage alone.
    private static bool IsSchool(string name) =>
        name.Length > 2 && (name[^1] is '校' or '园' || name[^1] == '中' && Digits.Chinese(name[^2]) > 0 || name.EndsWith("小学", StringComparison.Ordinal) || name.EndsWith("中学", StringComparison.Ordinal) || name.EndsWith("初中", StringComparison.Ordinal) || name.EndsWith("高中", StringComparison.Ordinal))
        && name is not ("幼儿园" or "公办园" or "民办园" or "普惠园" or "职业学校" or "普通高中" or "完全小学" or "特殊教育学校" or "完全中学" or "普通小学" or "普通初中");

    // 甲县、乙县; 石门、大坳、双河口; not 东部、西部.
    private static bool ArePlaces(string text, int at, NameList list)
    {
        if (list.Alike) return NameList.Kind(list.Names[0][^1]) is '县' or '镇' or '村' or '道';
        if (list.Names.All(n => NameList.Kind(n[^1]) is '县' or '镇' or '村' || n.EndsWith("街道", StringComparison.Ordinal))) return true;
        if (list.Names.Skip(1).Any(n => n.Length is < 2 or > 4 || n[^1] is '部' or '学' or '中' or '片' or '城')) return false;
        return list.Names.Skip(1).Any(n => IsPlace(text, at, n)) || list.Names.Count >= LeastThings;
    }

    private static bool IsBearer(string text, int at, string name) =>
        Bearers.Any(b => name.EndsWith(b, StringComparison.Ordinal)) || IsPlace(text, at, name);

    // 云桤 is a place where the text has 云桤县.
    private static bool IsPlace(string text, int at, string name)
    {
        if (name.Length is < 2 or > 4) return false;
        var from = Math.Max(0, at - Window);
        var near = text.AsSpan(from, Math.Min(2 * Window, text.Length - from));
        while (near.IndexOf(name, StringComparison.Ordinal) is >= 0 and var found)
        {
            near = near[(found + name.Length)..];
            if (near.Length > 0 && near[0] is '县' or '市' or '区' or '镇' or '乡' or '村') return true;
        }
        return false;
    }
}
