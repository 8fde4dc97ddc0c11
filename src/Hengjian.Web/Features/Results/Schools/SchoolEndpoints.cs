using Hengjian.Domain.Access;
using Hengjian.Evaluation.Results;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Results;

/// <summary>One school's values against the standards.</summary>
internal static class SchoolEndpoints
{
    internal static void MapSchools(this IEndpointRouteBuilder app) =>
        app.MapGet(ResultsRoutes.SchoolPattern, Show).Requires(Permission.ViewSchoolRows);

    private static Task<IResult> Show(string code, int? year, ResultsDoor door, Viewer viewer, CancellationToken cancel) =>
        door.OpenAsync(Permission.ViewSchoolRows, open =>
        {
            var school = SchoolView.Find(open.Results, code, year ?? open.Results.Year);
            if (school is null) return Pages.NotFound();
            var may = viewer.Decide(Permission.ViewSchoolRows, school.Name.Region, open.Results.Round.Stage);
            return may.Allowed ? Pages.Show<SchoolPage>(new { open.Results, School = school }) : Pages.Forbidden(may.Reason);
        }, cancel);
}
