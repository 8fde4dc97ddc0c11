using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Two stages or kinds with the same number to the last of four digits: 小学招生 17108 人……初中招生 17108 人. One was copied into the line of the other; no
/// chance makes them equal. Round numbers and norms may well be the same for both.
/// </summary>
internal sealed class CopiedValues
{
    private const double LeastDigits = 1000;
    private const int MostAlike = 4;

    // A report has one or two; where everything is told twice it says nothing.
    private const int MostMade = 20;

    private readonly Dictionary<(double, string), List<Mention>> told = [];
    private int found;

    /// <summary>The claims of a paragraph about its numbers and those before.</summary>
    public List<Claim> Of(IReadOnlyList<Sentence> sentences)
    {
        var made = new List<Claim>();
        foreach (var sentence in sentences)
            foreach (var m in sentence.Mentions)
            {
                if (m is not { Role: Role.Level, Known: true, Each: null, Planned: false, Relation: null } || m.Quantity is not { Hedge: Hedge.None, Kind: QuantityKind.Count or QuantityKind.Amount, IsTime: false } quantity) continue;
                var digits = Math.Round(quantity.Printed / quantity.Step);
                if (digits < LeastDigits || digits % 10 == 0 || KindOf(m) is not { } kind) continue;
                var key = (quantity.Value, quantity.Unit.Text);
                if (!told.TryGetValue(key, out var alike)) told[key] = alike = [];
                foreach (var first in alike)
                    if (KindOf(first) is { } other && other.Kind != kind.Kind && other.Measure == kind.Measure && !Contain(kind.Kind, other.Kind) && AreOfOneTime(first, m))
                    {
                        if (found++ < MostMade) made.Add(Claim(first.Quantity, quantity, other, kind));
                        break;
                    }
                if (alike.Count < MostAlike) alike.Add(m);
            }
        return made;
    }

    // 义务教育 is 小学 and 初中; 高中 may be 普通高中.
    private static bool Contain(string a, string b) => a == "义务教育" || b == "义务教育" || a.Contains(b[..1], StringComparison.Ordinal) && a.Contains(b[^1..], StringComparison.Ordinal) || b.Contains(a[..1], StringComparison.Ordinal) && b.Contains(a[^1..], StringComparison.Ordinal);

    private static bool AreOfOneTime(Mention a, Mention b) => a.Period?.Year == b.Period?.Year;

    private static (string Kind, string Measure)? KindOf(Mention m)
    {
        var name = m.AboutClean;
        if (Shape.KindIn(name) is not { } kind) return null;
        var measure = name.Replace(kind, "", StringComparison.Ordinal).Replace("普通", "", StringComparison.Ordinal);
        return measure.Length < 2 || Shape.KindIn(measure) is not null ? null : (kind, measure);
    }

    private static Claim Claim(Quantity first, Quantity second, (string Kind, string Measure) of, (string Kind, string Measure) and) =>
        ClaimMaker.Open(ClaimKind.Plausibility, $"{of.Kind}{of.Measure}与{and.Kind}{and.Measure}同为 {Figures.Print(second)}，其中一个可能误抄。", new Term("base", first), new Term("stated", second)) with
        {
            Verdict = Verdict.Inconsistent,
            Stated = second.Printed,
            Unit = Figures.UnitOf(second),
            Diagnoses = [new Diagnosis(Diagnose.CopiedValue, "误抄了另一项的数")],
        };
}
