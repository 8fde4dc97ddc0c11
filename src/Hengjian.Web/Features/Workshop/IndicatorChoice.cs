using Hengjian.Evaluation.Workshop;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Catalogue.Editing;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Definitions;

namespace Hengjian.Web.Features.Workshop;

/// <summary>The list of indicators to start from.</summary>
internal static class IndicatorChoice
{
    internal const string Differs = "与现行版本不同";

    internal static TableSpec<Indicator> Spec(OpenWorkshop open, WorkshopBase from)
    {
        var inForce = open.Results.Catalogue;
        bool IsOther(Indicator i) => from.Version != inForce.Version && !(inForce.TryFind(i.Id, out var was) && CatalogueDifference.Fields(was, i).Count == 0);
        return new("workshop", "项指标",
        [
            new("name", "指标", i => i.NameZh) { Sort = i => i.NameZh, Href = i => open.Routes.Edit(i.Id, from.Version) },
            new("topic", "专题", i => from.Catalogue.TopicName(i.Topic)) { OneLine = true, Sort = i => from.Catalogue.TopicName(i.Topic) },
            new("unit", "单位", i => i.Unit) { OneLine = true },
            new("formula", "算法", i => Short(FormulaText.Of(i, from.Catalogue).Chinese)),
            new("state", "状态", i => IsOther(i) ? Differs : "") { OneLine = true },
        ])
        {
            Filters =
            [
                new("topic", "专题", i => from.Catalogue.TopicName(i.Topic)),
                new("state", "状态", i => IsOther(i) ? Differs : null),
            ],
            SearchIn = i => $"{i.NameZh} {i.Id} {i.Formula}",
            SearchHint = "名称、代码或公式里的词",
            Stacks = true,
        };
    }

    private static string Short(string formula) => formula.Length <= 60 ? formula : formula[..59] + "…";
}
