using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hengjian.Evaluation.Jobs;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Definitions;
using Hengjian.Web.Features.AuditTrail;
using Hengjian.Web.Features.Data;
using Hengjian.Web.Features.Home;
using Hengjian.Web.Features.Jobs;
using Hengjian.Web.Features.Schemes;
using Hengjian.Web.Features.SignIn;
using Hengjian.Web.Hosting;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
// Files of a build that was not published are found through its manifest, whatever the environment is called.
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

var start = StartOptions.Read(builder.Configuration);
var opened = await WorkspaceStart.OpenAsync(start);
if (!opened.TryGet(out var workspace)) return StartMessages.Refuse(opened.Problems);
var loaded = CurrentDefinitions.Load();
if (!loaded.TryGet(out var definitions)) return StartMessages.Refuse(loaded.Problems);

var services = builder.Services;
services.AddHengjianWorkspace(workspace);
services.AddHengjianJobs();
services.AddHengjianRounds();
services.AddSingleton(definitions);
services.AddRazorComponents();
services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
// Without this every Chinese character is written as an entity: three times the bytes, and unreadable source.
services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
services.AddKeysIn(workspace);
services.AddHengjianSecurity();
services.AddShell(new ShellOptions(workspace.Demo == DemoState.Demo));
services.AddHome();
services.AddSchemes();
services.AddData();
services.AddJobs();
services.AddAuditTrail();
if (workspace.Demo == DemoState.Demo) services.AddDemoAccounts();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseExceptionHandler("/error/500");
app.UseStatusCodePagesWithReExecute("/error/{0}");
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapStaticAssets().AllowAnonymous();
app.MapShell();
app.MapSignIn();
app.MapHome();
app.MapSchemes();
app.MapData();
app.MapJobs();
app.MapAuditTrail();
app.Lifetime.ApplicationStarted.Register(() => StartMessages.Welcome(app));
await app.Services.GetRequiredService<JobRunner>().MarkInterruptedAsync();
await app.RunAsync();
return 0;
