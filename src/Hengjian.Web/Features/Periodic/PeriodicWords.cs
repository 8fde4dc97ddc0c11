using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Periodic;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Components;

namespace Hengjian.Web.Features.Periodic;

/// <summary>How periodic reports are told.</summary>
internal static class PeriodicWords
{
    public static ChipTone ToneOf(Timeliness timeliness) => timeliness.State switch
    {
        Punctuality.OnTime => ChipTone.Good,
        Punctuality.Late => ChipTone.Waiting,
        Punctuality.Missing => ChipTone.Bad,
        Punctuality.Returned => ChipTone.Waiting,
        _ => ChipTone.Plain,
    };

    /// <summary>Name of a field with its unit: where a cell stands without the head of its table.</summary>
    public static string Heading(FormField field) => field.Unit.Length == 0 ? field.Name : $"{field.Name}（{field.Unit}）";

    /// <summary>Chinese name of a kind of field.</summary>
    public static string NameOf(FieldKind kind) => kind switch
    {
        FieldKind.Number => "数值",
        FieldKind.Text => "文字",
        FieldKind.Choice => "选项",
        FieldKind.Date => "日期",
        FieldKind.File => "附件",
        _ => "自动计算",
    };

    /// <summary>Numbers that regions add up, and so have a trend.</summary>
    public static IReadOnlyList<FormField> TrendFields(PeriodicForm form) => [.. form.TotalFields.Where(f => f.Kind == FieldKind.Computed || (f.Kind == FieldKind.Number && f.Adds))];

    /// <summary>What holds for a field, in words.</summary>
    public static string RulesOf(FormField field)
    {
        var words = new List<string>();
        if (field.Required) words.Add("必填");
        if (field.Whole) words.Add("整数");
        if (field.Min is { } min) words.Add("不小于 " + FieldCell.NumberText(min));
        if (field.Max is { } max) words.Add("不大于 " + FieldCell.NumberText(max));
        if (field.Choices.Count > 0) words.Add(string.Join(" / ", field.Choices));
        if (field.Formula.Length > 0) words.Add("= " + field.Formula);
        if (field.Adds) words.Add("汇总相加");
        if (field.Grows) words.Add("累计数，不减少");
        if (field.Carry) words.Add("带入上期数");
        if (field.Jump is { } jump) words.Add($"比上期变化超过 {FieldCell.NumberText(jump * 100)}% 要说明");
        return string.Join("；", words);
    }

    /// <summary>What stands in the input of a field: days as browsers want them, the rest as it was typed.</summary>
    public static string InputOf(FormField field, PeriodicValueRecord? value) => value switch
    {
        null => "",
        { Number: { } day, Flag: ValueFlag.Present } when field.Kind == FieldKind.Date => DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.Text,
    };

    /// <summary>How a value came about, in words.</summary>
    public static string SourceOf(ValueSource source) => source switch
    {
        ValueSource.Typed => "填写",
        ValueSource.Book => "从工作簿导入",
        ValueSource.Behalf => "收表单位代填",
        ValueSource.Carried => "沿用上期",
        _ => "办理",
    };

    /// <summary>Who is asked, in words.</summary>
    public static string TargetsOf(FormTargets targets, Func<int, string> regionOf)
    {
        var levels = targets.Levels.Count == 0 ? "各级" : string.Join("、", targets.Levels.Select(LevelOf));
        var kinds = targets.Kinds.Count == 0 ? "所有单位" : string.Join("、", targets.Kinds.Select(KindOf));
        var departments = targets.Departments.Count == 0 ? "" : $"（{string.Join("、", targets.Departments)}）";
        return $"{string.Join("、", targets.Regions.Select(regionOf))} {levels} {kinds}{departments}";
    }

    public static string LevelOf(RegionLevel level) => level switch
    {
        RegionLevel.Province => "省级",
        RegionLevel.City => "市级",
        RegionLevel.County => "县级",
        _ => "国家级",
    };

    public static string KindOf(Domain.Accounts.UnitKind kind) => kind switch
    {
        Domain.Accounts.UnitKind.Department => "部门",
        Domain.Accounts.UnitKind.Government => "人民政府",
        Domain.Accounts.UnitKind.SupervisionOffice => "教育督导机构",
        Domain.Accounts.UnitKind.School => "学校",
        Domain.Accounts.UnitKind.Committee => "委员会",
        _ => "其他单位",
    };
}
