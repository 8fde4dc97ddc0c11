using Hengjian.Indicators.Scoring.Checking;
using Hengjian.Indicators.Scoring.Methods;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Scoring.Running;

/// <summary>Were the indicators that the scheme reads computed at all for its year?</summary>
internal static class ResultCheck
{
    public static List<Problem> Check(RunContext run)
    {
        var scheme = run.Scheme;
        var problems = new List<Problem>();
        if (run.Units.Count == 0) problems.Add(SchemeProblems.NoUnits(scheme.Level.NameZh()));
        foreach (var (where, reference) in scheme.References())
        {
            if (run.Results.FindRegions(reference.Indicator, reference.Stage, scheme.Year) is not null) continue;
            run.Catalogue.TryFind(reference.Indicator, out var indicator);
            problems.Add(SchemeProblems.NotComputed(where, indicator!.NameZh, scheme.Year));
        }
        return problems;
    }
}
