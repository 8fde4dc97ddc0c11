using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Filling;
using Hengjian.Indicators.Facts;

namespace Hengjian.Web.Features.Filling;

/// <summary>How cells and flags are told.</summary>
internal static class FillWords
{
    /// <summary>A warning nobody answered, or answered with 将更正.</summary>
    public static bool IsOpen(SheetView view, CheckFlag flag) =>
        view.Answers.GetValueOrDefault(flag.Id) is not { Reply: CheckReply.Explained or CheckReply.Accepted };

    /// <summary>State of a cell, for its class and its mark.</summary>
    public static (string Class, string Mark, string Words) StateOf(CellRevisionRecord? cell) => cell switch
    {
        null or { Text.Length: 0 } => ("is-empty", "", "未填"),
        { ProblemCode: not null } => ("is-wrong", "▲", "有误"),
        { Source: CellSource.Prefilled } => ("is-known", "◇", "系统带入"),
        { OnBehalfOf: not null } => ("is-saved", "代", "县代填，已存"),
        _ => ("is-saved", "●", "已存"),
    };

    /// <summary>The unit under a name; what is to be typed where there is none.</summary>
    public static string UnitOf(DataElement element) => ElementWords.UnitOf(element);

    /// <summary>What a cell offers to choose from; empty when it is free.</summary>
    public static IReadOnlyList<string> ChoicesOf(DataElement element) => ElementWords.ChoicesOf(element);

    /// <summary>Where a value came from, in words.</summary>
    public static string SourceOf(CellRevisionRecord cell) => cell.SourceRef is { } source && source.StartsWith("snapshot:", StringComparison.Ordinal)
        ? $"{cell.Source.NameOf()}：数据快照 {source["snapshot:".Length..].Split('/')[0]}"
        : cell.Source.NameOf() + (cell.SourceRef is { Length: > 0 } other ? $"：{other}" : "");
}
