using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Scoring;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Tables;

namespace Hengjian.Web.Features.Schemes;

/// <summary>Columns of the list of schemes.</summary>
internal static class SchemeTable
{
    internal static TableSpec<EvaluationScheme> Spec { get; } = new("schemes", "份方案",
    [
        new("name", "方案", s => s.Name) { Sort = s => s.Name, Href = s => SchemesFeature.Address(s.Id) },
        new("year", "年度", s => SchemeItems.Number(s.Year).Replace(",", "", StringComparison.Ordinal)) { Sort = s => s.Year },
        new("level", "评价对象", s => s.Level.NameOf() + "政府") { OneLine = true, Sort = s => s.Level },
        new("kind", "计分方式", s => s.Kind == SchemeKind.AllMustPass ? "逐项达标" : "计分") { OneLine = true },
        new("items", "条目", s => SchemeItems.Number(s.Leaves.Count())) { Unit = "条", Numeric = true, Sort = s => s.Leaves.Count() },
        new("points", "满分", s => s.Kind == SchemeKind.AllMustPass ? "—" : SchemeItems.Number(SchemeItems.Total(s)))
        {
            Unit = "分", Numeric = true,
        },
        new("doubt", "待核、自拟条目", s => SchemeItems.Number(Doubtful(s))) { Unit = "条", Numeric = true, Sort = s => Doubtful(s) },
        new("version", "版本", s => ChineseText.ShortHash(s.Version)) { OneLine = true },
    ])
    {
        Filters = [new("level", "评价对象", s => s.Level.NameOf() + "政府")],
    };

    private static int Doubtful(EvaluationScheme scheme) =>
        scheme.Leaves.Count(i => i.Evidence is Evidence.Recalled or Evidence.Inferred);
}
