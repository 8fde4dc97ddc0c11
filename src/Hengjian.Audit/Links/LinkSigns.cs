using System.Globalization;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Links;

/// <summary>
/// What speaks for or against two numbers being those that a third follows from: where they stand, what they are called, what part they play.
/// Nothing here looks at whether the arithmetic holds. The signs are the keys of <see cref="LinkWeights"/>.
/// </summary>
internal static class LinkSigns
{
    private const int Far = 6;
    private const int FarClause = 3;

    /// <summary>The signs that a triple shows.</summary>
    /// <param name="numbers">The numbers of the paragraph.</param>
    /// <param name="target">The number that follows.</param>
    /// <param name="first">As in <see cref="LinkForm"/>.</param>
    /// <param name="second">As in <see cref="LinkForm"/>.</param>
    public static List<string> Of(IReadOnlyList<Linkable> numbers, Linkable target, Linkable first, Linkable second)
    {
        var signs = new List<string>(48);
        var stated = target.Mention;
        signs.Add("t " + stated.Role);
        if (stated.Direction != 0) signs.Add(stated.Direction > 0 ? "t up" : "t down");
        if (stated.WholeName.Length > 0) signs.Add("t whole");
        if (stated.Each is not null) signs.Add("t each");
        One(signs, "a ", numbers, target, first);
        One(signs, "b ", numbers, target, second);
        Both(signs, numbers, first, second);
        signs.Add("b is whole " + Degree(second.Holds(stated.WholeName)));
        var times = first.Mention.Quantity.Value / second.Mention.Quantity.Value;
        signs.Add(times switch { < 0.01 => "a<<<b", < 0.1 => "a<<b", < 0.5 => "a<b", < 1 => "a~<b", < 2 => "a>~b", < 10 => "a>b", < 100 => "a>>b", _ => "a>>>b" });
        return signs;
    }

    private static void One(List<string> signs, string of, IReadOnlyList<Linkable> numbers, Linkable target, Linkable other)
    {
        var (here, there) = (target.Mention, other.Mention);
        signs.Add(of + "at " + Step(other.At - target.At, Far));
        signs.Add(of + "sentence " + Step(other.Sentence - target.Sentence, 2));
        if (other.Sentence == target.Sentence)
        {
            signs.Add(of + "clause " + Step(there.Clause - here.Clause, FarClause));
            if (there.Segment != here.Segment) signs.Add(of + "segment");
        }
        if (there.Depth != here.Depth) signs.Add(of + (there.Depth > here.Depth ? "deeper" : "shallower"));
        var between = Between(numbers, target, other);
        if (between > 0) signs.Add(of + "between " + Math.Min(between, 3).ToString(CultureInfo.InvariantCulture));
        signs.Add(of + "name " + Degree(target.Alike(other)));
        if (here.AboutClean == there.AboutClean) signs.Add(of + "about");
        signs.Add(of + "year " + Years(here, there));
        signs.Add(of + there.Role);
        if (there.Reached) signs.Add(of + "reached");
        if (there.Total) signs.Add(of + "total");
        if (there.Among) signs.Add(of + "among");
        if (there.Added) signs.Add(of + "added");
        if (there.Planned) signs.Add(of + "planned");
        if (there.Each is not null) signs.Add(of + "each");
        if (there.Size > 1) signs.Add(of + "listed");
    }

    private static void Both(List<string> signs, IReadOnlyList<Linkable> numbers, Linkable first, Linkable second)
    {
        var (a, b) = (first.Mention, second.Mention);
        signs.Add("ab at " + Step(second.At - first.At, 3));
        if (first.Sentence != second.Sentence) signs.Add("ab sentences");
        else if (a.Group == b.Group) signs.Add("ab group");
        if (a.Quantity.Unit.Text == b.Quantity.Unit.Text) signs.Add("ab unit");
        if (a.Quantity.Place == b.Quantity.Place) signs.Add("ab place");
        if (Between(numbers, first, second) > 0) signs.Add("ab between");
        signs.Add("ab name " + Degree(first.Alike(second)));
        if (a.AboutClean == b.AboutClean) signs.Add("ab about");
        if (a.Tail == b.Tail) signs.Add("ab tail");
        if (a.Role == b.Role) signs.Add("ab role");
        signs.Add("ab year " + Years(a, b));
    }

    // Numbers of the other's kind that stand between.
    private static int Between(IReadOnlyList<Linkable> numbers, Linkable one, Linkable other)
    {
        var count = 0;
        for (var i = Math.Min(one.At, other.At) + 1; i < Math.Max(one.At, other.At); i++)
            if (numbers[i].Mention.Quantity.Adds(other.Mention.Quantity)) count++;
        return count;
    }

    private static string Step(int step, int most) => Math.Clamp(step, -most, most).ToString(CultureInfo.InvariantCulture);

    private static string Degree(double? alike) => alike switch { null => "none", 0 => "other", < 0.3 => "little", < 0.6 => "half", < 0.9 => "most", _ => "same" };

    private static string Years(Mention from, Mention to)
    {
        if (from.Period?.Year is { } a && to.Period?.Year is { } b) return Step(b - a, 2);
        if (from.Period?.Shift is { } c && to.Period?.Shift is { } d) return Step(d - c, 2);
        return from.Period is null && to.Period is null ? "none" : "unlike";
    }
}
