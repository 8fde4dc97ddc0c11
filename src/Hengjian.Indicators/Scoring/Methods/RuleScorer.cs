namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>Scores one leaf item of one unit.</summary>
internal static class RuleScorer
{
    /// <summary>Applies the item's rule, unless the evaluator has agreed that the item does not apply.</summary>
    public static ItemScore Score(ItemContext context)
    {
        var decision = context.Inputs<NotApplicableDecision>();
        return decision.Count > 0
            ? context.NotApplicable("经认定无此项工作任务" + InputText.Of(decision))
            : Score(context.Item.Rule!, context);
    }

    /// <summary>Applies one rule; also used for the fallback inside an improvement rule.</summary>
    public static ItemScore Score(ScoringRule rule, ItemContext context) => rule switch
    {
        ThresholdRule r => ThresholdScorer.Score(r, context),
        LinearRule r => LinearScorer.Score(r, context),
        BandsRule r => BandsScorer.Score(r, context),
        DeductionRule r => DeductionScorer.Score(r, context),
        YesNoRule r => YesNoScorer.Score(r, context),
        RankRule r => RankScorer.Score(r, context),
        RelativeRule r => RelativeScorer.Score(r, context),
        ImprovementRule r => ImprovementScorer.Score(r, context),
        ExpertRule r => ExpertScorer.Score(r, context),
        BonusRule r => BonusScorer.Score(r, context),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };
}
