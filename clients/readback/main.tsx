import "../kit/style.css";
import { t } from "../kit/i18n";
import { startPage } from "../kit/page";
import { ErrorScreen } from "../kit/parts/error-screen";

void startPage(() => <ErrorScreen title={t("kit.connecting")} text={t("initiative.opening")} />);
