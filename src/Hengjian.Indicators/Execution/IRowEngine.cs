using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// The half of the plan that reads rows of schools, sections, classes and projects, done somewhere else than in this
/// process. What is computed by region stays here, by the same code for every back end.
/// </summary>
internal interface IRowEngine
{
    /// <summary>True when rows of this shape are not in this process.</summary>
    static bool Holds(Shape shape) => shape is Shape.School or Shape.Section or Shape.Class or Shape.Project;

    /// <summary>The aggregates of one walk over rows, each a value for every region, in order.</summary>
    RegionVector[] Aggregate(Session session, PlannedPass pass);

    /// <summary>An indicator of schools or sections, after its own rules.</summary>
    SchoolSeries Items(Session session, Indicator indicator, SchoolStage stage, int period);

    /// <summary>After the last value: logs what was noticed on the way.</summary>
    void Finish(Session session);
}
