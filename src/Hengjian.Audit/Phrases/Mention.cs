using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Phrases;

/// <summary>One quantity of a sentence with what the words around it say about it.</summary>
public sealed class Mention
{
    /// <summary>The quantity.</summary>
    public required Quantity Quantity { get; set; }

    /// <summary>Position of its token in the sentence.</summary>
    public required int Token { get; init; }

    /// <summary>What it is.</summary>
    public Role Role { get; set; }

    /// <summary>+1 upwards, −1 downwards, 0 not said.</summary>
    public int Direction { get; set; }

    /// <summary>The name before it, without relating words; empty when the clause gives none.</summary>
    public string Subject { get; set; } = "";

    /// <summary>The subject that holds when it has none of its own.</summary>
    public string Inherited { get; set; } = "";

    /// <summary>Period said for it; null when none is.</summary>
    public Period? Own { get; set; }

    /// <summary>Period that holds for it, said here or before.</summary>
    public Period? Period { get; set; }

    /// <summary>What it compares with.</summary>
    public Comparison? Comparison { get; set; }

    /// <summary>达到, 增至: where something arrived.</summary>
    public bool Reached { get; set; }

    /// <summary>共, 合计 stands before it.</summary>
    public bool Total { get; set; }

    /// <summary>分别 stands before it.</summary>
    public bool Respectively { get; set; }

    /// <summary>年均: per year of several.</summary>
    public bool Yearly { get; set; }

    /// <summary>四年增长, 五年累计: over how many years, said in its clause or before in its sentence; null when not said.</summary>
    public double? Years { get; set; }

    /// <summary>The years were said in its own clause.</summary>
    public bool YearsSaid { get; set; }

    /// <summary>其中 stands before it: a part of what came before.</summary>
    public bool Among { get; set; }

    /// <summary>Per what it is given.</summary>
    public Each? Each { get; set; }

    /// <summary>A word of sharing (占, 占比, 比重) stands before it.</summary>
    public bool ShareWord { get; set; }

    /// <summary>高于 and the like before it: how it is compared with a norm.</summary>
    public WordKind? Relation { get; set; }

    /// <summary>计划, 应: not what is, but what ought to be.</summary>
    public bool Planned { get; set; }

    /// <summary>A word of change stands before its name: 新增学位 3500 个.</summary>
    public bool Added { get; set; }

    /// <summary>Clause number in the sentence.</summary>
    public int Clause { get; set; }

    /// <summary>Stretch between semicolons.</summary>
    public int Segment { get; set; }

    /// <summary>How many brackets are open.</summary>
    public int Depth { get; set; }

    /// <summary>Number of the list it stands in (a、b和c with nothing between).</summary>
    public int Group { get; set; }

    /// <summary>Its place in that list.</summary>
    public int Place { get; set; }

    /// <summary>How many the list has; 1 when it stands alone.</summary>
    public int Size { get; set; } = 1;

    /// <summary>Its name was told in a list before: 小学、初中分别为 a、b.</summary>
    public bool Listed { get; set; }

    /// <summary>For a share: the name after 占, of which it is a share; empty when not said.</summary>
    public string WholeName { get; set; } = "";

    /// <summary>The words before it in its clause, as written.</summary>
    public string Lead { get; set; } = "";

    /// <summary>The name right after it: 个班级, 名教师.</summary>
    public string Tail { get; set; } = "";

    /// <summary>的 and a name follow: 84.2% 的学校.</summary>
    public bool Partitive { get; set; }

    /// <summary>等 follows: the list is not complete.</summary>
    public bool AndSoOn { get; set; }

    /// <summary>由 or 从 stands before it: a change begins here.</summary>
    public bool Departs { get; set; }

    /// <summary>Its own subject, else the one that holds.</summary>
    public string About => Subject.Length > 0 ? Subject : Inherited;

    /// <summary>Its own subject without fillers; computed once.</summary>
    public string Clean => clean ??= SubjectText.Clean(Subject);

    /// <summary>What it is about, without fillers; computed once.</summary>
    public string AboutClean => Subject.Length > 0 ? Clean : inheritedClean ??= SubjectText.Clean(Inherited);

    /// <summary>The same place of the sentence with another number, role and direction.</summary>
    public Mention With(Quantity quantity, Role role, int direction)
    {
        var copy = (Mention)MemberwiseClone();
        (copy.Quantity, copy.Role, copy.Direction) = (quantity, role, direction);
        return copy;
    }

    /// <summary>The words of parting (公办, 小学) in its label; null until they are looked for.</summary>
    internal string[]? PartWords { get; set; }

    private string? clean;
    private string? inheritedClean;

    /// <summary>A value one may compute with.</summary>
    public bool Known => Quantity.Known;
}
