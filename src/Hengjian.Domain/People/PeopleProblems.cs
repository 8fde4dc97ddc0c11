using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Domain.People;

/// <summary>Mistakes with units, posts and people: HJP0643–0669, and HJP0633.</summary>
public static class PeopleProblems
{
    /// <summary>No name or a long one.</summary>
    public static Problem BadText(string what, int most) => new("HJP0643", $"{what}没有填，或超过 {most} 个字。", what);

    /// <summary>An id that is not formed as units' ids are.</summary>
    public static Problem BadUnitId(string id, int region) => new(
        "HJP0644", $"“{id}”不能作单位代号。", "单位代号", $"{region:D6}- 加小写字母、数字或短横线，例如 {region:D6}-finance");

    /// <summary>No such unit in the person's regions.</summary>
    public static Problem UnknownUnit(string typed, string? nearest) => new("HJP0645", $"没有单位“{typed}”。", "单位代号", nearest);

    /// <summary>No such region on that day.</summary>
    public static Problem UnknownRegion(string typed, string? nearest) => new("HJP0646", $"没有行政区“{typed}”，或不在您维护的范围内。", "行政区划代码", nearest);

    /// <summary>A word that is none of the known ones.</summary>
    public static Problem UnknownWord(string what, string typed, string? nearest, IEnumerable<string> known) => new(
        "HJP0647", $"没有{what}“{typed}”。", what, nearest ?? string.Join("、", known.Take(12)));

    /// <summary>Not a day.</summary>
    public static Problem BadDay(string what, string typed) => new("HJP0648", $"“{typed}”不是日期。", what, "年-月-日，如 2027-03-31");

    /// <summary>The last day before the first.</summary>
    public static Problem DaysTurned() => new("HJP0649", "截止日期早于起始日期。", "日期");

    /// <summary>A unit of another region has the id.</summary>
    public static Problem OtherRegion(string id) => new("HJP0650", $"单位“{id}”在别的行政区，单位不能换行政区。", "行政区划代码", "撤销后在新的行政区另建");

    /// <summary>No such post in the unit.</summary>
    public static Problem UnknownPost(string unit, string title, string? nearest) => new("HJP0651", $"{unit}没有岗位“{title}”。", "岗位", nearest);

    /// <summary>The unit or post does not exist on those days.</summary>
    public static Problem NotThen(string what, string name) => new("HJP0652", $"{what}“{name}”在这段时间里不存在。", "日期");

    /// <summary>Several people of that name.</summary>
    public static Problem SeveralPeople(string name) => new("HJP0653", $"有几个人叫“{name}”，分不清是哪一个。", "工号", "填上工号");

    /// <summary>The number is somebody else's.</summary>
    public static Problem NumberTaken(string number, string name) => new("HJP0654", $"工号 {number} 是{name}的。", "工号", "改正工号或姓名；改名请在人员页办理");

    /// <summary>An administration cannot come from a post.</summary>
    public static Problem NotByPost(string role) => new("HJP0655", $"“{role}”不能由岗位产生，三种管理员单独授权。", "角色");

    /// <summary>People hold posts there still.</summary>
    public static Problem StillHeld(string name, int count) => new("HJP0656", $"{name}还有 {count} 人任职到那天以后。", Expected: "先结束任职");

    /// <summary>Work is open there still.</summary>
    public static Problem StillWorking(string name, int count) => new("HJP0657", $"{name}还有 {count} 项承办任务没有汇入。", Expected: "先办完，或由自评牵头改派");

    /// <summary>The same person holds the post already on those days.</summary>
    public static Problem HeldAlready(string name, string post) => new("HJP0658", $"{name}在这段时间里已经任“{post}”。", "日期");

    /// <summary>Who is stood in for does not hold the post then.</summary>
    public static Problem NobodyToStandInFor(string name, string post) => new("HJP0659", $"{name}在这段时间里没有任“{post}”，不能代理。", "代理谁");

    /// <summary>A substitute without a last day.</summary>
    public static Problem SubstituteNeedsEnd() => new("HJP0660", "代理要写明截止日期，到期自动结束。", "任职止");

    /// <summary>Somebody stands in for himself.</summary>
    public static Problem OwnSubstitute() => new("HJP0661", "不能代理自己。", "代理谁");

    /// <summary>No such person.</summary>
    public static Problem UnknownPerson(string typed, string? nearest) => new("HJP0662", $"没有人员“{typed}”。", "姓名", nearest);

    /// <summary>The row says the same key twice.</summary>
    public static Problem Repeats(string what, int row) => new("HJP0663", $"{what}与第 {row} 行重复。");

    /// <summary>None of the sheets is there.</summary>
    public static Problem NoSheets() => new("HJP0664", "文件里没有“单位”“岗位”“人员”任何一张表。", Expected: "用本页下载的模板");

    /// <summary>A column is missing.</summary>
    public static Problem MissingColumn(string sheet, string column) => new("HJP0665", $"“{sheet}”表缺少“{column}”一列。", sheet, "用本页下载的模板");

    /// <summary>The file is too large, or none was chosen.</summary>
    public static Problem NoFile(int most) => new("HJP0666", $"没有选文件，或文件超过 {most} MB。", "文件");

    /// <summary>Closed or not there.</summary>
    public static Problem NothingToEnd() => new("HJP0667", "这一项不存在，或已经结束。");

    /// <summary>Not an address.</summary>
    public static Problem BadMail(string typed) => new("HJP0668", $"“{typed}”不是邮箱地址。", "邮箱", "name@example.cn");

    /// <summary>Another unit is that school.</summary>
    public static Problem SchoolTaken(string code, string unit) => new("HJP0633", $"学校代码 {code} 已是{unit}的。", "学校代码");

    /// <summary>More rows than one file may have.</summary>
    public static Problem TooManyRows(int most) => new("HJP0669", string.Create(CultureInfo.InvariantCulture, $"一张表最多 {most:N0} 行。"), Expected: "分成几个文件");
}
