using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Demo;

/// <summary>What invented people say about the evaluated units: expert scores, answers, cases, self-scores.</summary>
/// <remarks>Made from the items of any scheme, so a new scheme needs nothing here.</remarks>
public static class DemoReviews
{
    private static readonly string[] Reviewers = ["评审专家甲", "评审专家乙", "评审专家丙"];

    /// <summary>The inputs of one scheme for all units of its level.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="regions">The evaluated regions.</param>
    /// <param name="seed">The province's seed.</param>
    /// <param name="checkedScores">
    /// A first scoring without self-scores; self-scores then lie near what was found, far above it in the city told.
    /// </param>
    public static ReviewInputs Of(EvaluationScheme scheme, RegionTree regions, ulong seed, SchemeRun? checkedScores = null)
    {
        var profiles = new DemoRegions(seed);
        var entries = new List<ReviewInput>();
        foreach (var unit in regions.AtLevel(scheme.Level))
        {
            var (start, end) = profiles.Tree.CountyRange(profiles.Tree.IndexOf(unit.Code));
            var care = profiles.Counties[start..end].Average(c => c.Care);
            var model = end - start == 1 && profiles.Counties[start].Model;
            var found = checkedScores?.Sheets.FirstOrDefault(s => s.Region == unit.Code);
            foreach (var item in scheme.Leaves)
            {
                var key = DemoRandom.Key(DemoRandom.Key(seed, (ulong)unit.Code), DemoRandom.Key(item.Id), (ulong)scheme.Year);
                entries.AddRange(About(unit, item, key, care, model, found));
                if (scheme.Kind == SchemeKind.Points && !item.Bonus) entries.Add(Self(unit, item, key, care, found));
            }
        }
        return new ReviewInputs(entries);
    }

    private static IEnumerable<ReviewInput> About(Region unit, SchemeItem item, ulong key, double care, bool model, ScoreSheet? found)
    {
        var well = model ? 1 : Math.Clamp(0.84 + 0.3 * (care - 0.6) + 0.06 * DemoRandom.Normal(key), 0.3, 1);
        var luck = DemoRandom.Unit(DemoRandom.Key(key, 3));
        switch (item.Rule)
        {
            case ExpertRule rule:
                for (var i = 0; i < Math.Clamp(rule.MinimumReviewers, 2, Reviewers.Length); i++)
                    yield return new ExpertScore(unit.Code, item.Id, Points(item, well + 0.03 * DemoRandom.Normal(DemoRandom.Key(key, (ulong)(10 + i)))))
                    {
                        By = Reviewers[i],
                        Reason = "网上评审",
                    };
                break;
            case YesNoRule { Value: null } rule:
                var yes = model || luck < 0.75 + 0.3 * care;
                var confirmed = yes && (model || !rule.EvidenceRequired || DemoRandom.Unit(DemoRandom.Key(key, 4)) < 0.93);
                yield return new YesNoAnswer(unit.Code, item.Id, yes, confirmed)
                {
                    By = "实地核查组",
                    Reason = confirmed ? "查阅印发文件和会议纪要" : yes ? "未提供可核实的佐证材料" : "核查时尚未落实",
                };
                break;
            case YesNoRule when found?.Items.Any(i => i.ItemId == item.Id && i.State == ItemState.AwaitingReview) == true:
                yield return new YesNoAnswer(unit.Code, item.Id, true, model || luck < 0.95) { By = "实地核查组", Reason = "查阅机构设置文件" };
                break;
            case DeductionRule { Cases: null }:
                yield return Cases(unit, item, model || luck < 0.55 + 0.3 * care ? 0 : 1 + (int)(3 * DemoRandom.Unit(DemoRandom.Key(key, 5))));
                break;
            case BonusRule:
                yield return Cases(unit, item, luck > 0.8 ? 1 : 0);
                break;
        }
    }

    private static CaseCount Cases(Region unit, SchemeItem item, double cases) =>
        new(unit.Code, item.Id, cases) { By = "实地核查组", Reason = cases > 0 ? "核查台账" : "核查未发现" };

    private static SelfScore Self(Region unit, SchemeItem item, ulong key, double care, ScoreSheet? found)
    {
        var points = found?.Items.FirstOrDefault(i => i.ItemId == item.Id)?.Points ?? item.MaxScore * Math.Clamp(0.82 + 0.2 * (care - 0.6), 0, 1);
        var inflated = unit.Name == DemoStories.InflatedCity
            ? item.MaxScore : points + (item.MaxScore - points) * 0.35 * DemoRandom.Unit(DemoRandom.Key(key, 6));
        return new SelfScore(unit.Code, item.Id, Points(item, inflated / item.MaxScore)) { By = unit.Name + "人民政府", Reason = "自评" };
    }

    /// <summary>Within the item's points, in tenths.</summary>
    private static double Points(SchemeItem item, double share) =>
        Math.Min(item.MaxScore, Math.Round(item.MaxScore * Math.Clamp(share, 0, 1) * 10) / 10);
}
