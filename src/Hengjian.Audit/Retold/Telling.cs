using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Retold;

/// <summary>One place where the report gives a figure, with the words it is told by.</summary>
internal sealed class Telling
{
    private static readonly string[] Pointers = ["的", "对", "现有", "全部", "所有", "上述", "全年", "全市", "全县", "全区", "全州", "全旗", "全校", "全镇", "用好", "依托", "让"];

    private static readonly UInt128 Aims = TellingReader.KindsOf("目标、力争、拟");

    /// <summary>The number.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>What is the same for all that print the very number: family of the unit, and value.</summary>
    public (string Family, double Value) Value => (Quantity.Unit.Family, Math.Round(Quantity.Value, 6));

    /// <summary>What was read of it; null in tables.</summary>
    public required Mention? Mention { get; init; }

    /// <summary>Number of its paragraph or table.</summary>
    public required int Block { get; init; }

    /// <summary>Where its sentence or table begins.</summary>
    public required int Sentence { get; init; }

    /// <summary>Pairs of characters of its own clause, or of its row and heading.</summary>
    public required int[] Near { get; init; }

    /// <summary>Pairs of characters of the clauses before in its sentence.</summary>
    public required int[] Wide { get; init; }

    /// <summary>The words of its clause that tell two figures of one name apart.</summary>
    public UInt128 Kinds { get; init; }

    /// <summary>The same of its whole sentence.</summary>
    public UInt128 AllKinds { get; init; }

    /// <summary>The county, town or school named last before it; empty when none is.</summary>
    public string Area { get; init; } = "";

    /// <summary>The year said of it; null when none is.</summary>
    public int? Year { get; init; }

    /// <summary>The year said of it or before it in its paragraph; null when none is.</summary>
    public int? Era { get; init; }

    /// <summary>The last year that the report had named by then; null when none.</summary>
    public int? Latest { get; init; }

    /// <summary>What it is called before the number, without verbs and endings; empty when it has no name there.</summary>
    public string Front { get; init; } = "";

    /// <summary>What it is called behind the number; empty when it has no name there.</summary>
    public string Behind { get; init; } = "";

    /// <summary>Said to be of an earlier time: 上年, 由, 比 2022 年的.</summary>
    public bool Past { get; init; }

    /// <summary>Printed digits.</summary>
    public int Digits { get; init; }

    /// <summary>What is told of it: a level, a rate, a change, an amount per unit; only one and the same are one figure.</summary>
    public int Class => Mention is null ? 0 : Mention.Role == Role.Rate ? 1 : Mention.Role is Role.Change or Role.Gap ? 2 : Mention.Each is not null ? 3 : Mention is { Role: Role.Norm, Own: null } ? 4 : 0;

    /// <summary>What it is called, for a reader.</summary>
    public string Name => Label ?? (Mention!.AboutClean.Length > 0 ? Mention.AboutClean : Mention.Tail);

    /// <summary>The same change told the other way: 增长 4.9%, 下降 4.9%.</summary>
    public bool Turns(Telling other) => Class is 1 or 2 && other.Class == Class && Mention!.Direction * other.Mention!.Direction < 0;

    /// <summary>Speaks of a number known already: 现有 77 名特教专任教师, 实地察看的 27 所学校.</summary>
    public bool IsDefinite => Mention is { Role: Role.Level, Each: null, Among: false, Planned: false, Tail.Length: > 1 } && Behind.Length > 1 && (Mention.Lead.Length == 0 || Pointers.Any(p => Mention.Lead.EndsWith(p, StringComparison.Ordinal)));

    /// <summary>What is to be, not what is: 力争达到 361 人.</summary>
    public bool IsAim => Mention is { Planned: true } || (Kinds & Aims) != 0;

    /// <summary>Row and heading in tables; null in prose.</summary>
    public string? Label { get; init; }

    /// <summary>True when the other is the same sort of number.</summary>
    public bool IsLike(Telling other) =>
        Quantity.Adds(other.Quantity) || (Mention is null || other.Mention is null) && (Quantity.Kind == QuantityKind.Bare && other.Quantity.Kind is QuantityKind.Count or QuantityKind.Percent || other.Quantity.Kind == QuantityKind.Bare && Quantity.Kind is QuantityKind.Count or QuantityKind.Percent);
}
