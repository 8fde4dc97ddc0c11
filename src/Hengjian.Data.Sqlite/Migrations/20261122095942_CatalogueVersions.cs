using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hengjian.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CatalogueVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "catalogue_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    parent = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    indicator = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    indicator_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    added = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    saved_by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    saved_at = table.Column<string>(type: "TEXT", nullable: false),
                    region_code = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogue_versions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_catalogue_versions_version",
                table: "catalogue_versions",
                column: "version",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "catalogue_versions");
        }
    }
}
