using Hengjian.Domain.Access;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Results;

/// <summary>One school's values against the standards.</summary>
internal static class SchoolEndpoints
{
    internal static void MapSchools(this IEndpointRouteBuilder app) =>
        app.MapGet(ResultsRoutes.SchoolPattern, Show).Requires(Permission.ViewSchoolRows);

    private static Task<IResult> Show(
        string code, int? year, ResultsDoor door, Viewer viewer, AuditLog audit, CancellationToken cancel) =>
        door.OpenAsync(Permission.ViewSchoolRows, async open =>
        {
            var school = SchoolView.Find(open.Results, code, year ?? open.Results.Year);
            if (school is null) return Pages.NotFound();
            // The page shows verdicts, so who may see rows but not yet results is turned away as well.
            foreach (var needed in new[] { Permission.ViewSchoolRows, Permission.ViewResults })
            {
                var may = viewer.Decide(needed, school.Name.Region, open.Results.Round.Stage);
                if (!may.Allowed) return Pages.Forbidden(may.Reason);
            }
            await audit.AppendAsync(
                viewer.Principal.Account, "view-school-rows", $"school:{code}", new { round = open.Results.Round.Id, school.Name.Region }, cancel);
            return Pages.Show<SchoolPage>(new { open.Results, School = school });
        }, cancel);
}
