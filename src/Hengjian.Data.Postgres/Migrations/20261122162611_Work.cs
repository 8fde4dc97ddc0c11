using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Hengjian.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Work : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_units_region_code",
                table: "units");

            migrationBuilder.AddColumn<string>(
                name: "former_names",
                table: "units",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "units",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Department");

            migrationBuilder.AddColumn<string>(
                name: "parent_id",
                table: "units",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "school_code",
                table: "units",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_from",
                table: "units",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_to",
                table: "units",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "person_id",
                table: "accounts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "appointment_id",
                table: "account_grants",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "collection_versions",
                columns: table => new
                {
                    version = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    parent = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    scheme_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    saved_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collection_versions", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "evidence_items",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    link = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: true),
                    period_from = table.Column<DateOnly>(type: "date", nullable: true),
                    period_to = table.Column<DateOnly>(type: "date", nullable: true),
                    openness = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_items", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fill_sheets",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    period = table.Column<int>(type: "integer", nullable: false),
                    mode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fill_sheets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "milestones",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    round_id = table.Column<long>(type: "bigint", nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    spec = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestones", x => x.id);
                    table.ForeignKey(
                        name: "fk_milestones_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    round_id = table.Column<long>(type: "bigint", nullable: true),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_notices_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    last_error = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "packages",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    round_id = table.Column<long>(type: "bigint", nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    openness = table.Column<int>(type: "integer", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    publicity_to = table.Column<DateOnly>(type: "date", nullable: true),
                    submission_id = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_packages", x => x.id);
                    table.ForeignKey(
                        name: "fk_packages_packages_parent_id",
                        column: x => x.parent_id,
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_packages_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    phone_sealed = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    mail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "periodic_forms",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    cadence = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    spec = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_periodic_forms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "posts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_head = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "round_plans",
                columns: table => new
                {
                    round_id = table.Column<long>(type: "bigint", nullable: false),
                    collection_version = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    parent_round_id = table.Column<long>(type: "bigint", nullable: true),
                    publicity_days = table.Column<int>(type: "integer", nullable: false),
                    ask_approval = table.Column<bool>(type: "boolean", nullable: false),
                    ask_self_score = table.Column<bool>(type: "boolean", nullable: false),
                    facts_until = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_round_plans", x => x.round_id);
                    table.ForeignKey(
                        name: "fk_round_plans_rounds_parent_round_id",
                        column: x => x.parent_round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_round_plans_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "uploads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    claimed_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    received = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    problem = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    expires = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    result_version_id = table.Column<long>(type: "bigint", nullable: true),
                    op = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_uploads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "work_tasks",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    link = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    made_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    openness = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_tasks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "document_register",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: true),
                    evidence_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_register", x => x.id);
                    table.ForeignKey(
                        name: "fk_document_register_evidence_items_evidence_id",
                        column: x => x.evidence_id,
                        principalTable: "evidence_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    item_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    pages = table.Column<int>(type: "integer", nullable: true),
                    picture_hash = table.Column<long>(type: "bigint", nullable: true),
                    name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_evidence_versions_evidence_items_item_id",
                        column: x => x.item_id,
                        principalTable: "evidence_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "check_answers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sheet_id = table.Column<long>(type: "bigint", nullable: false),
                    flag_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    reply = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    head_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_answers", x => x.id);
                    table.ForeignKey(
                        name: "fk_check_answers_fill_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "fill_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sheet_columns",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sheet_id = table.Column<long>(type: "bigint", nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    period = table.Column<int>(type: "integer", nullable: false),
                    element = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    openness = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sheet_columns", x => x.id);
                    table.ForeignKey(
                        name: "fk_sheet_columns_fill_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "fill_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sheet_rows",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sheet_id = table.Column<long>(type: "bigint", nullable: false),
                    region_row = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    row_key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    parent_key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    removed = table.Column<bool>(type: "boolean", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sheet_rows", x => x.id);
                    table.ForeignKey(
                        name: "fk_sheet_rows_fill_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "fill_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "milestone_deliveries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    milestone_id = table.Column<long>(type: "bigint", nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    evidence_id = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestone_deliveries", x => x.id);
                    table.ForeignKey(
                        name: "fk_milestone_deliveries_milestones_milestone_id",
                        column: x => x.milestone_id,
                        principalTable: "milestones",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice_receipts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    notice_id = table.Column<long>(type: "bigint", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opened_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_receipts", x => x.id);
                    table.ForeignKey(
                        name: "fk_notice_receipts_notices_notice_id",
                        column: x => x.notice_id,
                        principalTable: "notices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "approvals",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    package_id = table.Column<long>(type: "bigint", nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    content_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    evidence_id = table.Column<long>(type: "bigint", nullable: true),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approvals", x => x.id);
                    table.ForeignKey(
                        name: "fk_approvals_packages_package_id",
                        column: x => x.package_id,
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assignments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    package_id = table.Column<long>(type: "bigint", nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    item = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    lead_unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    claim_state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    claim_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    claimed_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    answered_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignments", x => x.id);
                    table.ForeignKey(
                        name: "fk_assignments_packages_package_id",
                        column: x => x.package_id,
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publicity_posts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    package_id = table.Column<long>(type: "bigint", nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    text_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publicity_posts", x => x.id);
                    table.ForeignKey(
                        name: "fk_publicity_posts_packages_package_id",
                        column: x => x.package_id,
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "self_reports",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    package_id = table.Column<long>(type: "bigint", nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    template = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    built_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_self_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_self_reports_packages_package_id",
                        column: x => x.package_id,
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submissions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    package_id = table.Column<long>(type: "bigint", nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    root = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    manifest_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    receipt = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    signature = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    previous_id = table.Column<long>(type: "bigint", nullable: true),
                    facts_state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    facts_problem = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submissions", x => x.id);
                    table.ForeignKey(
                        name: "fk_submissions_packages_package_id",
                        column: x => x.package_id,
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submissions_submissions_previous_id",
                        column: x => x.previous_id,
                        principalTable: "submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "periodic_reports",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    form_id = table.Column<long>(type: "bigint", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    period_no = table.Column<int>(type: "integer", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    handed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    openness = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_periodic_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_periodic_reports_periodic_forms_form_id",
                        column: x => x.form_id,
                        principalTable: "periodic_forms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appointments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    post_id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    substitute_for = table.Column<long>(type: "bigint", nullable: true),
                    ended_why = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointments", x => x.id);
                    table.ForeignKey(
                        name: "fk_appointments_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_appointments_posts_post_id",
                        column: x => x.post_id,
                        principalTable: "posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "task_copies",
                columns: table => new
                {
                    task_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_copies", x => new { x.task_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_task_copies_work_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "work_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sheet_demands",
                columns: table => new
                {
                    column_id = table.Column<long>(type: "bigint", nullable: false),
                    round_id = table.Column<long>(type: "bigint", nullable: false),
                    item = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sheet_demands", x => new { x.column_id, x.round_id, x.item });
                    table.ForeignKey(
                        name: "fk_sheet_demands_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sheet_demands_sheet_columns_column_id",
                        column: x => x.column_id,
                        principalTable: "sheet_columns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cell_comments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sheet_id = table.Column<long>(type: "bigint", nullable: false),
                    row_id = table.Column<long>(type: "bigint", nullable: false),
                    element = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cell_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_cell_comments_fill_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "fill_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cell_comments_sheet_rows_row_id",
                        column: x => x.row_id,
                        principalTable: "sheet_rows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cell_revisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sheet_id = table.Column<long>(type: "bigint", nullable: false),
                    row_id = table.Column<long>(type: "bigint", nullable: false),
                    element = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    text = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    number = table.Column<double>(type: "double precision", nullable: true),
                    flag = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    problem_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on_behalf_of = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    op = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source_ref = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    previous_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cell_revisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_cell_revisions_fill_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "fill_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cell_revisions_sheet_rows_row_id",
                        column: x => x.row_id,
                        principalTable: "sheet_rows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cells",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "bigint", nullable: false),
                    element = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    sheet_id = table.Column<long>(type: "bigint", nullable: false),
                    revision_id = table.Column<long>(type: "bigint", nullable: false),
                    sealed_revision_id = table.Column<long>(type: "bigint", nullable: true),
                    sealed_by_round = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cells", x => new { x.row_id, x.element });
                    table.ForeignKey(
                        name: "fk_cells_fill_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "fill_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cells_sheet_rows_row_id",
                        column: x => x.row_id,
                        principalTable: "sheet_rows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assignment_units",
                columns: table => new
                {
                    assignment_id = table.Column<long>(type: "bigint", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    part = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignment_units", x => new { x.assignment_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_assignment_units_assignments_assignment_id",
                        column: x => x.assignment_id,
                        principalTable: "assignments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contributions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    assignment_id = table.Column<long>(type: "bigint", nullable: false),
                    package_id = table.Column<long>(type: "bigint", nullable: false),
                    item = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    unit_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    openness = table.Column<int>(type: "integer", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    handed_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    checked_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contributions", x => x.id);
                    table.ForeignKey(
                        name: "fk_contributions_assignments_assignment_id",
                        column: x => x.assignment_id,
                        principalTable: "assignments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contributions_packages_package_id",
                        column: x => x.package_id,
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "objections",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    post_id = table.Column<long>(type: "bigint", nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    code_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    contact_sealed = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    answered_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_objections", x => x.id);
                    table.ForeignKey(
                        name: "fk_objections_publicity_posts_post_id",
                        column: x => x.post_id,
                        principalTable: "publicity_posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_edits",
                columns: table => new
                {
                    report_id = table.Column<long>(type: "bigint", nullable: false),
                    block_id = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    base_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_edits", x => new { x.report_id, x.block_id });
                    table.ForeignKey(
                        name: "fk_report_edits_self_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "self_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "return_orders",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    submission_id = table.Column<long>(type: "bigint", nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_orders", x => x.id);
                    table.ForeignKey(
                        name: "fk_return_orders_submissions_submission_id",
                        column: x => x.submission_id,
                        principalTable: "submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submission_files",
                columns: table => new
                {
                    submission_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    period = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission_files", x => new { x.submission_id, x.kind, x.period });
                    table.ForeignKey(
                        name: "fk_submission_files_submissions_submission_id",
                        column: x => x.submission_id,
                        principalTable: "submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submission_snapshots",
                columns: table => new
                {
                    submission_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    period = table.Column<int>(type: "integer", nullable: false),
                    snapshot_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission_snapshots", x => new { x.submission_id, x.kind, x.period });
                    table.ForeignKey(
                        name: "fk_submission_snapshots_submissions_submission_id",
                        column: x => x.submission_id,
                        principalTable: "submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "periodic_values",
                columns: table => new
                {
                    report_id = table.Column<long>(type: "bigint", nullable: false),
                    field = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    number = table.Column<double>(type: "double precision", nullable: true),
                    flag = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    op = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_periodic_values", x => new { x.report_id, x.field });
                    table.ForeignKey(
                        name: "fk_periodic_values_periodic_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "periodic_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contribution_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    contribution_id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    to = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contribution_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_contribution_events_contributions_contribution_id",
                        column: x => x.contribution_id,
                        principalTable: "contributions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence_uses",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    contribution_id = table.Column<long>(type: "bigint", nullable: false),
                    item = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    slot = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    row_id = table.Column<long>(type: "bigint", nullable: true),
                    element = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    block_id = table.Column<long>(type: "bigint", nullable: true),
                    page_from = table.Column<int>(type: "integer", nullable: true),
                    page_to = table.Column<int>(type: "integer", nullable: true),
                    quote = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_uses", x => x.id);
                    table.ForeignKey(
                        name: "fk_evidence_uses_contributions_contribution_id",
                        column: x => x.contribution_id,
                        principalTable: "contributions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evidence_uses_evidence_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "evidence_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "narrative_blocks",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    contribution_id = table.Column<long>(type: "bigint", nullable: false),
                    region_code = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    current = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_narrative_blocks", x => x.id);
                    table.ForeignKey(
                        name: "fk_narrative_blocks_contributions_contribution_id",
                        column: x => x.contribution_id,
                        principalTable: "contributions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "return_targets",
                columns: table => new
                {
                    order_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    target = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_targets", x => new { x.order_id, x.kind, x.target });
                    table.ForeignKey(
                        name: "fk_return_targets_return_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "return_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "block_locks",
                columns: table => new
                {
                    block_id = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_block_locks", x => x.block_id);
                    table.ForeignKey(
                        name: "fk_block_locks_narrative_blocks_block_id",
                        column: x => x.block_id,
                        principalTable: "narrative_blocks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "block_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    block_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    cause = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    remainder = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    op = table.Column<Guid>(type: "uuid", nullable: false),
                    @base = table.Column<int>(name: "base", type: "integer", nullable: true),
                    merged_from = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_block_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_block_versions_narrative_blocks_block_id",
                        column: x => x.block_id,
                        principalTable: "narrative_blocks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "passage_comments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    block_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    start = table.Column<int>(type: "integer", nullable: false),
                    end = table.Column<int>(type: "integer", nullable: false),
                    quote = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    resolved_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passage_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_passage_comments_narrative_blocks_block_id",
                        column: x => x.block_id,
                        principalTable: "narrative_blocks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_units_region_code_kind",
                table: "units",
                columns: new[] { "region_code", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_units_school_code_valid_from",
                table: "units",
                columns: new[] { "school_code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_appointments_person_id_to",
                table: "appointments",
                columns: new[] { "person_id", "to" });

            migrationBuilder.CreateIndex(
                name: "ix_appointments_post_id_to",
                table: "appointments",
                columns: new[] { "post_id", "to" });

            migrationBuilder.CreateIndex(
                name: "ix_approvals_package_id",
                table: "approvals",
                column: "package_id");

            migrationBuilder.CreateIndex(
                name: "ix_assignment_units_unit_id",
                table: "assignment_units",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_assignments_lead_unit_state",
                table: "assignments",
                columns: new[] { "lead_unit", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_assignments_package_id_item",
                table: "assignments",
                columns: new[] { "package_id", "item" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_block_versions_block_id_number",
                table: "block_versions",
                columns: new[] { "block_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_block_versions_block_id_op",
                table: "block_versions",
                columns: new[] { "block_id", "op" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cell_comments_row_id",
                table: "cell_comments",
                column: "row_id");

            migrationBuilder.CreateIndex(
                name: "ix_cell_comments_sheet_id",
                table: "cell_comments",
                column: "sheet_id");

            migrationBuilder.CreateIndex(
                name: "ix_cell_revisions_row_id_element_id",
                table: "cell_revisions",
                columns: new[] { "row_id", "element", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cell_revisions_sheet_id_id",
                table: "cell_revisions",
                columns: new[] { "sheet_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cell_revisions_sheet_id_op",
                table: "cell_revisions",
                columns: new[] { "sheet_id", "op" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cells_sheet_id_revision_id",
                table: "cells",
                columns: new[] { "sheet_id", "revision_id" });

            migrationBuilder.CreateIndex(
                name: "ix_check_answers_sheet_id_flag_id",
                table: "check_answers",
                columns: new[] { "sheet_id", "flag_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_collection_versions_scheme_id",
                table: "collection_versions",
                column: "scheme_id");

            migrationBuilder.CreateIndex(
                name: "ix_contribution_events_contribution_id",
                table: "contribution_events",
                column: "contribution_id");

            migrationBuilder.CreateIndex(
                name: "ix_contributions_assignment_id_unit_id",
                table: "contributions",
                columns: new[] { "assignment_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contributions_package_id_state",
                table: "contributions",
                columns: new[] { "package_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_contributions_unit_id_state_due",
                table: "contributions",
                columns: new[] { "unit_id", "state", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_document_register_evidence_id",
                table: "document_register",
                column: "evidence_id");

            migrationBuilder.CreateIndex(
                name: "ix_document_register_region_code_number",
                table: "document_register",
                columns: new[] { "region_code", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_items_region_code_number",
                table: "evidence_items",
                columns: new[] { "region_code", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_items_unit_id",
                table: "evidence_items",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_uses_contribution_id_slot",
                table: "evidence_uses",
                columns: new[] { "contribution_id", "slot" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_uses_version_id",
                table: "evidence_uses",
                column: "version_id");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_versions_item_id_number",
                table: "evidence_versions",
                columns: new[] { "item_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_versions_picture_hash",
                table: "evidence_versions",
                column: "picture_hash");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_versions_sha256",
                table: "evidence_versions",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_fill_sheets_region_code_unit_id_kind_period",
                table: "fill_sheets",
                columns: new[] { "region_code", "unit_id", "kind", "period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_milestone_deliveries_milestone_id_region_code_unit_id",
                table: "milestone_deliveries",
                columns: new[] { "milestone_id", "region_code", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_milestones_round_id_code",
                table: "milestones",
                columns: new[] { "round_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_narrative_blocks_contribution_id_kind",
                table: "narrative_blocks",
                columns: new[] { "contribution_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notice_receipts_notice_id_unit_id",
                table: "notice_receipts",
                columns: new[] { "notice_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notices_region_code_state",
                table: "notices",
                columns: new[] { "region_code", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_notices_round_id",
                table: "notices",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_objections_code_hash",
                table: "objections",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_objections_post_id",
                table: "objections",
                column: "post_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_kind_key",
                table: "outbox",
                columns: new[] { "kind", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_state_due_at",
                table: "outbox",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_packages_parent_id",
                table: "packages",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_packages_round_id_region_code",
                table: "packages",
                columns: new[] { "round_id", "region_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_passage_comments_block_id",
                table: "passage_comments",
                column: "block_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_region_code_name",
                table: "people",
                columns: new[] { "region_code", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_periodic_forms_code_region_code_version",
                table: "periodic_forms",
                columns: new[] { "code", "region_code", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_periodic_reports_form_id_unit_id_period_no",
                table: "periodic_reports",
                columns: new[] { "form_id", "unit_id", "period_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_periodic_reports_unit_id_state_due",
                table: "periodic_reports",
                columns: new[] { "unit_id", "state", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_posts_unit_id",
                table: "posts",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_publicity_posts_package_id",
                table: "publicity_posts",
                column: "package_id");

            migrationBuilder.CreateIndex(
                name: "ix_publicity_posts_state_to",
                table: "publicity_posts",
                columns: new[] { "state", "to" });

            migrationBuilder.CreateIndex(
                name: "ix_return_orders_submission_id",
                table: "return_orders",
                column: "submission_id");

            migrationBuilder.CreateIndex(
                name: "ix_round_plans_parent_round_id",
                table: "round_plans",
                column: "parent_round_id");

            migrationBuilder.CreateIndex(
                name: "ix_self_reports_package_id_template",
                table: "self_reports",
                columns: new[] { "package_id", "template" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sheet_columns_region_code_kind_period_element",
                table: "sheet_columns",
                columns: new[] { "region_code", "kind", "period", "element" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sheet_columns_sheet_id",
                table: "sheet_columns",
                column: "sheet_id");

            migrationBuilder.CreateIndex(
                name: "ix_sheet_demands_round_id_item",
                table: "sheet_demands",
                columns: new[] { "round_id", "item" });

            migrationBuilder.CreateIndex(
                name: "ix_sheet_rows_sheet_id_region_row_stage_parent_key_row_key",
                table: "sheet_rows",
                columns: new[] { "sheet_id", "region_row", "stage", "parent_key", "row_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submission_files_sha256",
                table: "submission_files",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_submission_snapshots_snapshot_id",
                table: "submission_snapshots",
                column: "snapshot_id");

            migrationBuilder.CreateIndex(
                name: "ix_submissions_package_id_number",
                table: "submissions",
                columns: new[] { "package_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submissions_previous_id",
                table: "submissions",
                column: "previous_id");

            migrationBuilder.CreateIndex(
                name: "ix_submissions_receipt",
                table: "submissions",
                column: "receipt",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_task_copies_person_id",
                table: "task_copies",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_by_op",
                table: "uploads",
                columns: new[] { "by", "op" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_uploads_state_expires",
                table: "uploads",
                columns: new[] { "state", "expires" });

            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_key",
                table: "work_tasks",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_person_id_done_at_due",
                table: "work_tasks",
                columns: new[] { "person_id", "done_at", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_unit_id_done_at_due",
                table: "work_tasks",
                columns: new[] { "unit_id", "done_at", "due" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appointments");

            migrationBuilder.DropTable(
                name: "approvals");

            migrationBuilder.DropTable(
                name: "assignment_units");

            migrationBuilder.DropTable(
                name: "block_locks");

            migrationBuilder.DropTable(
                name: "block_versions");

            migrationBuilder.DropTable(
                name: "cell_comments");

            migrationBuilder.DropTable(
                name: "cell_revisions");

            migrationBuilder.DropTable(
                name: "cells");

            migrationBuilder.DropTable(
                name: "check_answers");

            migrationBuilder.DropTable(
                name: "collection_versions");

            migrationBuilder.DropTable(
                name: "contribution_events");

            migrationBuilder.DropTable(
                name: "document_register");

            migrationBuilder.DropTable(
                name: "evidence_uses");

            migrationBuilder.DropTable(
                name: "milestone_deliveries");

            migrationBuilder.DropTable(
                name: "notice_receipts");

            migrationBuilder.DropTable(
                name: "objections");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "passage_comments");

            migrationBuilder.DropTable(
                name: "periodic_values");

            migrationBuilder.DropTable(
                name: "report_edits");

            migrationBuilder.DropTable(
                name: "return_targets");

            migrationBuilder.DropTable(
                name: "round_plans");

            migrationBuilder.DropTable(
                name: "sheet_demands");

            migrationBuilder.DropTable(
                name: "submission_files");

            migrationBuilder.DropTable(
                name: "submission_snapshots");

            migrationBuilder.DropTable(
                name: "task_copies");

            migrationBuilder.DropTable(
                name: "uploads");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "posts");

            migrationBuilder.DropTable(
                name: "sheet_rows");

            migrationBuilder.DropTable(
                name: "evidence_versions");

            migrationBuilder.DropTable(
                name: "milestones");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "publicity_posts");

            migrationBuilder.DropTable(
                name: "narrative_blocks");

            migrationBuilder.DropTable(
                name: "periodic_reports");

            migrationBuilder.DropTable(
                name: "self_reports");

            migrationBuilder.DropTable(
                name: "return_orders");

            migrationBuilder.DropTable(
                name: "sheet_columns");

            migrationBuilder.DropTable(
                name: "work_tasks");

            migrationBuilder.DropTable(
                name: "evidence_items");

            migrationBuilder.DropTable(
                name: "contributions");

            migrationBuilder.DropTable(
                name: "periodic_forms");

            migrationBuilder.DropTable(
                name: "submissions");

            migrationBuilder.DropTable(
                name: "fill_sheets");

            migrationBuilder.DropTable(
                name: "assignments");

            migrationBuilder.DropTable(
                name: "packages");

            migrationBuilder.DropIndex(
                name: "ix_units_region_code_kind",
                table: "units");

            migrationBuilder.DropIndex(
                name: "ix_units_school_code_valid_from",
                table: "units");

            migrationBuilder.DropColumn(
                name: "former_names",
                table: "units");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "units");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "units");

            migrationBuilder.DropColumn(
                name: "school_code",
                table: "units");

            migrationBuilder.DropColumn(
                name: "valid_from",
                table: "units");

            migrationBuilder.DropColumn(
                name: "valid_to",
                table: "units");

            migrationBuilder.DropColumn(
                name: "person_id",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "appointment_id",
                table: "account_grants");

            migrationBuilder.CreateIndex(
                name: "ix_units_region_code",
                table: "units",
                column: "region_code");
        }
    }
}
