using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Reports;

/// <summary>The steps a paper may claim: only those that left something in the run.</summary>
internal static class StepsTaken
{
    /// <summary>As printed, in the order of the process.</summary>
    public static IReadOnlyList<string> Of(ReviewInputs reviews)
    {
        var steps = new List<string>();
        if (reviews.Entries.Any(e => e is SelfScore)) steps.Add("自查自评");
        // Every run rests on imported data that were checked cell by cell.
        steps.Add("数据核验");
        if (reviews.Entries.Any(e => e is ExpertScore)) steps.Add("网上评审");
        if (reviews.Entries.Any(e => e is CaseCount or YesNoAnswer { EvidenceConfirmed: true })) steps.Add("实地核查");
        return steps;
    }
}
