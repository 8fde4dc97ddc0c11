using Hengjian.Evaluation.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.ReportDesk;

/// <summary>Registers what the report desk needs beside the workspace.</summary>
public static class ReportDeskServices
{
    /// <summary>Adds the library of reports, their audit and the answers.</summary>
    public static IServiceCollection AddHengjianReportDesk(this IServiceCollection services) =>
        services.AddSingleton<ReportDeskLibrary>().AddSingleton(s => new AuditReports(s.GetRequiredService<Workspace>(), s.GetRequiredService<ReportDeskLibrary>())).AddSingleton<FlagAnswers>();
}
