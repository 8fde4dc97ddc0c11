using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Retold;

/// <summary>One place where the report gives a figure, with the words it is told by.</summary>
internal sealed class Telling
{
    private static readonly string[] Pointers = ["的", "对", "把", "将", "现有", "全部", "所有", "全年", "全市", "全县", "全区", "全州", "全旗", "全校", "全镇", "县内", "市内", "区内", "用好", "依托", "让", "围绕"];
    private static readonly string[] These = ["上述", "以上", "前述", "所述", "这", "该"];

    // 将与另外 13 座一同关闭, 余下的 14 座: the rest is counted anew.
    private static readonly string[] Rests = ["余下的", "剩余的", "剩下的", "其余的", "其他的", "另外的", "其余", "另外", "其他", "余下", "剩下", "剩余", "另有"];

    // 三是 5 个在建项目…: what opens the clause says nothing of the number.
    private static readonly string[] Openings = ["一是", "二是", "三是", "四是", "五是", "六是", "一要", "二要", "三要", "四要", "但", "虽然"];

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

    /// <summary>Pairs of characters of what is counted and of what is said of it before a 的: 清淤的 84 条渠道; empty where nothing is named behind the number.</summary>
    public int[] Called { get; init; } = [];

    /// <summary>The pair of these that names the thing itself.</summary>
    public int Head { get; init; }

    /// <summary>Those of these that part it from others: 清淤的.</summary>
    public int[] Parting { get; init; } = [];

    /// <summary>Told of all there are: 全县 64 座泵站, 64 座泵站全部.</summary>
    public bool IsAll { get; init; }

    /// <summary>What is built on: 在完好率 93.8% 的基础上.</summary>
    public bool IsGround { get; init; }

    /// <summary>Stands first in its sentence: 271 处隐患中….</summary>
    public bool Opens { get; init; }

    /// <summary>The words of these that tell two figures of one name apart.</summary>
    public UInt128 CalledKinds { get; init; }

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
    public bool IsDefinite => Mention is { Role: Role.Level, Each: null, Among: false, Planned: false, Tail.Length: > 1 } && Behind.Length > 1 && (Mention.Lead.Length == 0 || Wording.Ends(Mention.Lead, Pointers));

    /// <summary>Points back to a number (这 11 座, 清淤的 84 条), or begins a clause with it, as only what is known already does.</summary>
    public bool IsRecalled => Mention is { Each: null, Planned: false, Departs: false, Comparison: null } && Called.Length > 0 && (Mention.Role is Role.Level or Role.Whole or Role.Base
        ? IsGround || Mention.Lead.Length == 0 || Array.IndexOf(Openings, Mention.Lead) >= 0 || Wording.Ends(Mention.Lead, Pointers) || IsThese
        : Mention.Role is Role.Change or Role.Gap && Mention.Lead.EndsWith('的'));

    /// <summary>
    /// The rest (余下的 63 座), or some of them: 山区的 63 座 are none of 全县 64 座. Of few digits, something of what parts them must be told with both.
    /// </summary>
    public bool IsPartedFrom(Telling before) =>
        Math.Max(before.Digits, Digits) < 3 && (IsRest || before.IsRest || Parting.Length > 0 && !IsAll && !Array.Exists(Parting, p => Array.IndexOf(before.Near, p) >= 0 || Array.IndexOf(before.Wide, p) >= 0));

    /// <summary>上述 3 个.</summary>
    public bool IsThese => Mention is { } told && Wording.Ends(told.Lead, These);

    private bool IsRest => Mention is { } told && Wording.Ends(told.Lead, Rests);

    /// <summary>What is to be, not what is: 力争达到 361 人.</summary>
    public bool IsAim => Mention is { Planned: true } || (Kinds & Aims) != 0;

    /// <summary>Row and heading in tables; null in prose.</summary>
    public string? Label { get; init; }

    /// <summary>True when the other is the same sort of number.</summary>
    public bool IsLike(Telling other) =>
        Quantity.Adds(other.Quantity) || (Mention is null || other.Mention is null) && (Quantity.Kind == QuantityKind.Bare && other.Quantity.Kind is QuantityKind.Count or QuantityKind.Percent || other.Quantity.Kind == QuantityKind.Bare && Quantity.Kind is QuantityKind.Count or QuantityKind.Percent);
}
